import { TenantFailure, type TenantFailureDetail, type TenantFault } from '../../domain/failure.js';
import { AnswerTooLarge } from '../../resilience/bounded-fetch.js';
import { ForbiddenRedirect } from './send.js';

const codeOf = (error: unknown): string => {
  const { code } = Object(error instanceof Error ? error.cause : undefined);
  return typeof code === 'string' ? code : '';
};

const neverConnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

/**
 * Whether a request surely did nothing: no connection was made, or the service pointed somewhere else
 * instead of taking it.
 */
const didNothing = (error: unknown): boolean =>
  error instanceof ForbiddenRedirect || neverConnected.test(codeOf(error));

/** A request that got no answer, in our words. */
export function connectionFailure(
  error: unknown,
  request: { readonly cmdlet: string; readonly isWrite: boolean; readonly signal: AbortSignal },
): TenantFailure {
  const detail: TenantFailureDetail = {
    asked: request.cmdlet,
    outcome: request.isWrite && !didNothing(error) ? 'unknown' : 'none',
    cause: error,
  };
  return new TenantFailure('exchange', faultOf(error, request.signal), detail);
}

function faultOf(error: unknown, signal: AbortSignal): TenantFault {
  if (error instanceof AnswerTooLarge || error instanceof ForbiddenRedirect) return 'badData';
  return signal.aborted ? 'timedOut' : 'unreachable';
}
