import type { Context } from 'hono';
import type { SandboxPeople } from '../person.js';
import type { SigningKey } from './signing-key.js';

const lifetime = 3600;

/** What every token and refusal of the authority is made with. */
export interface TokenAnswering {
  readonly people: SandboxPeople;
  readonly key: SigningKey;
  readonly clock: () => Date;
  readonly newGuid: () => string;
  readonly issuer: string;
}

/** An access token as version 2.0 of Entra makes it, for an hour. */
export function accessToken(
  { key, clock, issuer, people, newGuid }: TokenAnswering,
  claims: { readonly [claim: string]: unknown },
): Promise<string> {
  const now = Math.floor(clock().getTime() / 1000);
  return key.sign({
    iss: issuer,
    iat: now,
    nbf: now,
    exp: now + lifetime,
    tid: people.tenant.id,
    ver: '2.0',
    uti: newGuid(),
    ...claims,
  });
}

/** Gives the bot's application a token of a resource. */
export async function issue(
  c: Context,
  answering: TokenAnswering,
  resource: string,
  claims: { readonly [claim: string]: unknown },
): Promise<Response> {
  const { appId, objectId } = answering.people.servicePrincipal;
  const own = { aud: resource, appid: appId, azp: appId, oid: objectId };
  return c.json({
    token_type: 'Bearer',
    expires_in: lifetime,
    ext_expires_in: lifetime,
    access_token: await accessToken(answering, { ...own, ...claims }),
  });
}

/** A refusal in Entra's own form. */
export interface Refusal {
  /** Such as `invalid_grant`. */
  readonly error: string;
  /** Of `AADSTS…`. */
  readonly code: number;
  readonly text: string;
  readonly status?: 400 | 401;
  readonly suberror?: string;
  /** A claims challenge. */
  readonly claims?: string;
}

export function refused(
  c: Context,
  { clock, newGuid }: TokenAnswering,
  { error, code, text, status = 400, ...more }: Refusal,
): Response {
  const [traceId, correlationId] = [newGuid(), newGuid()];
  const timestamp = clock().toISOString().replace('T', ' ').replace(/\..*/, 'Z');
  return c.json(
    {
      error,
      error_description: `AADSTS${code}: ${text} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      ...more,
    },
    status,
  );
}
