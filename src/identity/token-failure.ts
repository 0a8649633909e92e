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
  '90055': 'throttled',
  '90033': 'serviceError',
};

/** Words that the answer of the network, not of the authority, comes with. */
const network =
  /ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|socket|network_error|fetch failed|endpoints_resolution/i;

/** What an answer's status alone means. */
function faultOfAnswer({ status }: ServerError): TenantFault | undefined {
  // msal-node repeats the failure it had without asking again, and then leaves the status out. `createTokens`
  // lets it do so only after throttling.
  if (status === undefined || status === 429) return 'throttled';
  return status >= 500 ? 'serviceError' : undefined;
}

function faultOf(error: AuthError): TenantFault {
  const text = `${error.errorCode} ${error.errorMessage}`;
  const code = /AADSTS(\d+)/.exec(text)?.[1];
  const known = code === undefined ? undefined : faultOfCode[code];
  if (known) return known;
  const isAnswer = error instanceof ServerError;
  const answered = isAnswer ? faultOfAnswer(error) : undefined;
  if (answered) return answered;
  if (code) return 'signIn';
  if (network.test(text)) return 'unreachable';
  return isAnswer ? 'serviceError' : 'badData';
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
