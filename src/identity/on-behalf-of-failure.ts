import { AuthError, InteractionRequiredAuthError } from '@azure/msal-node';
import type { TenantFailure } from '../domain/failure.js';
import { SignInDemanded } from '../domain/sign-in/sign-in-failures.js';
import { tokenFailure } from './token-failure.js';

/** Nobody has consented to what the bot asks in the person's name. */
const consentCodes: ReadonlySet<string> = new Set(['65001', '65004', '90094', '90095', '90008']);

/**
 * The person's sign-in is over, or too weak: expired or revoked, another factor, a password that ended.
 * Source: learn.microsoft.com/entra/identity-platform/reference-error-codes.
 */
const interactionCodes: ReadonlySet<string> = new Set([
  '50013',
  '500133',
  '50055',
  '50072',
  '50074',
  '50076',
  '50079',
  '50132',
  '50133',
  '50158',
  '50173',
  '70008',
  '70043',
  '700082',
]);

/** What Entra demands, as the challenge that has to be sent along; undefined when it demands nothing such. */
function challengeIn(error: unknown): string | undefined {
  const claims = error instanceof InteractionRequiredAuthError ? error.claims : undefined;
  return claims === undefined || claims === '' ? undefined : claims;
}

/** Why no token was given in a person's name, in our words. The library's own text stays behind. */
export function onBehalfOfFailure(error: unknown): SignInDemanded | TenantFailure {
  const text = error instanceof AuthError ? `${error.errorCode} ${error.errorMessage}` : '';
  const code = /AADSTS(\d+)/.exec(text)?.[1] ?? '';
  const claims = challengeIn(error);
  if (consentCodes.has(code)) return new SignInDemanded('consent', claims);
  const isInteraction = interactionCodes.has(code) || claims !== undefined;
  if (isInteraction) return new SignInDemanded('interaction', claims);
  return tokenFailure(error);
}
