import { TenantFailure, type TenantFailureDetail } from '../../domain/failure.js';
import { AnswerTooLong } from './bounded-text.js';
import { ForbiddenRedirect } from './post.js';

const codeOf = (error: unknown): string => {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : '';
};

const neverConnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS)/;

/** Whether a request surely did not reach the service: no connection was made, or it was not allowed. */
export const wasNeverSent = (error: unknown): boolean =>
  neverConnected.test(codeOf(error)) ||
  error instanceof ForbiddenRedirect ||
  error instanceof TenantFailure;

/** A request that got no answer, in our words. */
export function connectionFailure(error: unknown, detail: TenantFailureDetail): TenantFailure {
  if (error instanceof TenantFailure) return error;
  if (error instanceof AnswerTooLong || error instanceof ForbiddenRedirect) {
    return new TenantFailure('exchange', 'badData', { ...detail, cause: error });
  }
  const name = error instanceof Error ? error.name : '';
  const isLate = name === 'TimeoutError' || name === 'AbortError';
  return new TenantFailure('exchange', isLate ? 'timedOut' : 'unreachable', {
    ...detail,
    cause: error,
  });
}
