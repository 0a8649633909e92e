import type { Context } from 'hono';
import { createLocalJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { permissionsIn } from './delegated-permissions.js';
import { issue, type Refusal, refused, type TokenAnswering } from './token-answer.js';

export interface OnBehalfOfRequest extends TokenAnswering {
  readonly value: (name: string) => string;
  /** Application id URI of the bot's registration. */
  readonly resourceUri: string;
  /** Whether somebody consented to what the registration asks in people's names. */
  readonly isConsented: () => boolean;
  /** Whether Conditional Access wants another factor. */
  readonly isFactorDemanded: () => boolean;
}

/** A challenge as Conditional Access gives it; its value is opaque to everybody else. */
const challenge = JSON.stringify({
  access_token: { polids: { essential: true, values: ['5ce770ea-8690-4747-aa73-c5b3cd509cd4'] } },
});

const withoutUse: Refusal = {
  error: 'invalid_request',
  code: 900144,
  text: "The request body must contain the following parameter: 'requested_token_use'.",
};

const withoutConsent: Refusal = {
  error: 'invalid_grant',
  code: 65001,
  text: 'The user or administrator has not consented to use the application. Send an interactive authorization request for this user and resource.',
  suberror: 'consent_required',
};

const withoutFactor: Refusal = {
  error: 'interaction_required',
  code: 50076,
  text: 'Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.',
  suberror: 'basic_action',
  claims: challenge,
};

/** The grant `urn:ietf:params:oauth:grant-type:jwt-bearer`: a token of a service in a person's name. */
export async function onBehalfOf(
  c: Context,
  request: OnBehalfOfRequest,
  resource: string,
): Promise<Response> {
  if (request.value('requested_token_use') !== 'on_behalf_of') {
    return refused(c, request, withoutUse);
  }
  const assertion = await assertionIn(request);
  if ('error' in assertion) return refused(c, request, assertion);
  const permissions = permissionsIn(request.value('scope'), resource);
  if (permissions.length === 0 || !request.isConsented()) {
    return refused(c, request, withoutConsent);
  }
  const { claims } = assertion;
  const isStrong = Array.isArray(claims['amr']) && claims['amr'].includes('mfa');
  if (request.isFactorDemanded() && !isStrong) return refused(c, request, withoutFactor);
  const { oid, name, preferred_username: upn } = claims;
  const scp = permissions.map((permission) => permission.name).join(' ');
  return issue(c, request, resource, { oid, name, upn, scp });
}

async function assertionIn(
  request: OnBehalfOfRequest,
): Promise<{ readonly claims: JWTPayload } | Refusal> {
  const { key, issuer, clock, people, resourceUri, value } = request;
  try {
    const { payload } = await jwtVerify(
      value('assertion'),
      createLocalJWKSet({ keys: [key.publicJwk] }),
      { issuer, audience: [people.servicePrincipal.appId, resourceUri], currentDate: clock() },
    );
    return { claims: payload };
  } catch (error) {
    const isLate = error instanceof errors.JWTExpired;
    return {
      error: 'invalid_grant',
      code: isLate ? 500133 : 50013,
      text: isLate
        ? 'Assertion is not within its valid time range.'
        : 'Assertion failed signature validation.',
    };
  }
}
