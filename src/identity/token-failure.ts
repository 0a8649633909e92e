import { AuthError, ServerError } from '@azure/msal-node';
import { TenantFailure, type TenantFault } from '../domain/failure.js';

/**
 * What the authority's codes mean for the bot.
 * Source: learn.microsoft.com/entra/identity-platform/reference-error-codes.
 */
const faultOfCode: { readonly [code: string]: TenantFault } = {
  '65001': 'consent',
  '65004': 'consent',
  '90094': 'consent',
  '53003': 'accessDenied',
  '50105': 'accessDenied',
  '700016': 'signIn',
  '700027': 'signIn',
  '7000215': 'signIn',
  '7000222': 'signIn',
  '90002': 'signIn',
  '50196': 'throttled',
  '90033': 'serviceError',
};

/** Words that the answer of the network, not of the authority, comes with. */
const network =
  /ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|socket|network_error|fetch failed|endpoints_resolution/i;

function faultOf(error: AuthError): TenantFault {
  const text = `${error.errorCode} ${error.errorMessage}`;
  const code = /AADSTS(\d+)/.exec(text)?.[1];
  if (code) return faultOfCode[code] ?? 'signIn';
  if (error instanceof ServerError && error.status === 429) return 'throttled';
  if (error instanceof ServerError && (error.status ?? 0) >= 500) return 'serviceError';
  if (network.test(text)) return 'unreachable';
  return error instanceof ServerError ? 'serviceError' : 'badData';
}

/**
 * The authority's failure in our words. The library's own text stays behind: it may name the request.
 * The code, such as AADSTS7000215, is what an administrator looks up.
 */
export function tokenFailure(error: unknown): TenantFailure {
  const text = String(error);
  const said = /AADSTS\d+/.exec(text)?.[0];
  const detail = said === undefined ? {} : { said };
  if (error instanceof AuthError) return new TenantFailure('authority', faultOf(error), detail);
  const fault = error instanceof SyntaxError ? 'badData' : 'unreachable';
  return new TenantFailure('authority', fault, detail);
}
