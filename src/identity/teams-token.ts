import {
  createRemoteJWKSet,
  customFetch,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { TenantFailure } from '../domain/failure.js';
import { type TokenFlaw, TokenRefused } from '../domain/sign-in/sign-in-failures.js';
import { accessScope, teamsClients } from '../domain/sign-in/single-sign-on.js';
import { boundedFetch } from '../resilience/bounded-fetch.js';

/** A claim may be of any kind: a list with one of them in it is none of them. */
const knownClients: ReadonlySet<unknown> = new Set(teamsClients);

/** Clocks of two well-kept machines differ by less. */
const skewSeconds = 60;

/** Tokens of Entra have a few kilobytes. */
const longestToken = 16 * 1024;

export interface TeamsTokenOptions {
  /** Such as `https://login.microsoftonline.com`. */
  readonly authorityUrl: string;
  readonly tenantId: string;
  /** The bot's application (client) id. */
  readonly appId: string;
  /** Its application id URI, such as `api://botid-…`. */
  readonly resource: string;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: () => Date;
  /** Milliseconds for a request to the authority. */
  readonly timeoutMs: number;
}

/**
 * Proves a token that Teams handed over for somebody.
 * @returns when it ends
 * @throws TokenRefused
 * @throws TenantFailure when the authority's keys cannot be read
 */
export type ReadTeamsToken = (token: string, personId: string) => Promise<Date>;

/** What the tenant's OpenID metadata says. */
interface Authority {
  readonly issuer: string;
  readonly keys: JWTVerifyGetKey;
}

/**
 * Proves tokens by the tenant's own keys, and that each is for this bot, of this tenant, from Teams, and of
 * the person who sent it. Version 1.0 and 2.0 differ in issuer and audience, by the registration's
 * `accessTokenAcceptedVersion`. Source: learn.microsoft.com/entra/identity-platform/access-tokens.
 */
export function createTeamsTokenReader(options: TeamsTokenOptions): ReadTeamsToken {
  const { tenantId, appId, resource, clock } = options;
  let authority: Promise<Authority> | undefined;
  const known = (): Promise<Authority> => {
    authority ??= readAuthority(options).catch((error: unknown) => {
      authority = undefined;
      throw error;
    });
    return authority;
  };
  return async (token, personId) => {
    if (token.length > longestToken) throw new TokenRefused('unreadable');
    const { issuer, keys } = await known();
    const claims = await verified(token, keys, {
      issuer: [issuer, `https://sts.windows.net/${tenantId}/`],
      audience: [appId, resource],
      algorithms: ['RS256'],
      clockTolerance: skewSeconds,
      currentDate: clock(),
      requiredClaims: ['exp', 'nbf'],
    });
    const flaw = flawOf(claims, tenantId, personId);
    if (flaw) throw new TokenRefused(flaw);
    return new Date((claims.exp ?? 0) * 1000);
  };
}

/** The tenant's keys have some 20 KB. */
const largestAnswer = 1024 * 1024;

async function readAuthority(options: TeamsTokenOptions): Promise<Authority> {
  const { authorityUrl, tenantId, timeoutMs } = options;
  const fetch = boundedFetch(options.fetch, largestAnswer);
  const url = `${authorityUrl}/${tenantId}/v2.0/.well-known/openid-configuration`;
  const { issuer, jwks_uri: keysUrl } = Object(await metadata(url, fetch, timeoutMs));
  const isTenants = typeof issuer === 'string' && issuer.includes(tenantId);
  const isNear = URL.canParse(keysUrl) && new URL(keysUrl).origin === new URL(authorityUrl).origin;
  if (!isTenants || !isNear) throw new TenantFailure('authority', 'badData', { asked: 'keys' });
  const keys = createRemoteJWKSet(new URL(keysUrl), {
    [customFetch]: fetch,
    timeoutDuration: timeoutMs,
  });
  return { issuer, keys };
}

async function metadata(url: string, fetch: typeof globalThis.fetch, ms: number): Promise<unknown> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(ms), redirect: 'error' });
    if (response.ok) return await response.json();
  } catch (cause) {
    throw new TenantFailure('authority', 'unreachable', { asked: 'keys', cause });
  }
  throw new TenantFailure('authority', 'serviceError', { asked: 'keys' });
}

async function verified(
  token: string,
  keys: JWTVerifyGetKey,
  options: Parameters<typeof jwtVerify>[2],
): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, keys, options)).payload;
  } catch (error) {
    const flaw = flawOfError(error);
    if (flaw) throw new TokenRefused(flaw);
    throw new TenantFailure('authority', 'unreachable', { asked: 'keys', cause: error });
  }
}

const flawOfClaim: { readonly [claim: string]: TokenFlaw } = {
  iss: 'issuer',
  aud: 'audience',
  nbf: 'time',
  exp: 'time',
};

/** What jose has against a token; undefined where it could not read the keys. */
function flawOfError(error: unknown): TokenFlaw | undefined {
  if (error instanceof errors.JWTExpired) return 'time';
  if (error instanceof errors.JWTClaimValidationFailed) {
    return flawOfClaim[error.claim] ?? 'unreadable';
  }
  const isForged =
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSEAlgNotAllowed;
  if (isForged) return 'signature';
  const isBroken =
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JOSENotSupported;
  return isBroken ? 'unreadable' : undefined;
}

/** What is wrong with the claims of a token that the tenant signed for this bot. */
function flawOf(claims: JWTPayload, tenantId: string, personId: string): TokenFlaw | undefined {
  const { tid, oid, scp, azp, appid } = claims;
  const isScoped = typeof scp === 'string' && scp.split(' ').includes(accessScope);
  if (tid !== tenantId) return 'tenant';
  if (typeof oid !== 'string' || oid.toLowerCase() !== personId) return 'person';
  if (!isScoped) return 'scope';
  // Version 2.0 has `azp`, version 1.0 `appid`.
  if (!knownClients.has(azp ?? appid)) return 'client';
  return isGuest(claims, tenantId) ? 'guest' : undefined;
}

/**
 * `acct` is an optional claim; `idp` is there when the account is not the issuer's own.
 * Source: learn.microsoft.com/entra/identity-platform/access-token-claims-reference.
 */
function isGuest({ acct, idp }: JWTPayload, tenantId: string): boolean {
  if (acct !== undefined && String(acct) !== '0') return true;
  return idp !== undefined && !String(idp).includes(tenantId);
}
