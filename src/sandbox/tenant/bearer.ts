import { createLocalJWKSet, jwtVerify } from 'jose';
import type { SigningKey } from './signing-key.js';

/** Who a token speaks for. */
export interface Caller {
  /** Object id of the user or of the application's service principal. */
  readonly objectId: string;
  /** Application permissions; none in a person's name. */
  readonly roles: readonly string[];
  /** Delegated permissions; none for the application itself. */
  readonly scopes: readonly string[];
  readonly isApplication: boolean;
}

/** Reads the Bearer token of a request: undefined unless the sandbox's authority issued it for a resource. */
export function bearerReader(key: SigningKey, clock: () => Date) {
  const keys = createLocalJWKSet({ keys: [key.publicJwk] });
  return async (
    authorization: string | undefined,
    audience: string,
  ): Promise<Caller | undefined> => {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    if (!token) return undefined;
    try {
      const { payload } = await jwtVerify(token, keys, { audience, currentDate: clock() });
      const roles = Array.isArray(payload['roles']) ? payload['roles'].map(String) : [];
      const isApplication = payload['scp'] === undefined;
      const scopes = isApplication ? [] : String(payload['scp']).split(' ');
      return { objectId: String(payload['oid']), roles, scopes, isApplication };
    } catch {
      return undefined;
    }
  };
}

export type BearerReader = ReturnType<typeof bearerReader>;
