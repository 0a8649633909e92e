import { createLocalJWKSet, jwtVerify } from 'jose';
import type { SigningKey } from './signing-key.js';

/** Who a token speaks for. */
export interface Caller {
  /** Object id of the user or of the application's service principal. */
  readonly objectId: string;
  readonly roles: readonly string[];
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
      return { objectId: String(payload['oid']), roles, isApplication };
    } catch {
      return undefined;
    }
  };
}

export type BearerReader = ReturnType<typeof bearerReader>;
