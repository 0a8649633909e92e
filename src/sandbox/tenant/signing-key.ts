import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  SignJWT,
} from 'jose';

/** A key that signs tokens, and its public half as JSON Web Key Sets carry it. */
export interface SigningKey {
  readonly publicJwk: JWK;
  /** Signs with RS256; times in seconds since 1970. */
  sign(claims: { readonly [claim: string]: unknown }): Promise<string>;
}

async function loadOrMake(file: string): Promise<JWK> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(jwk), { mode: 0o600 });
  return jwk;
}

/** The key in a file; made when there is none, and kept, so that tokens outlive a restart. */
export async function signingKey(file: string): Promise<SigningKey> {
  const jwk = await loadOrMake(file);
  const { kty, n, e } = jwk;
  const kid = await calculateJwkThumbprint(jwk);
  const key = await importJWK(jwk, 'RS256');
  return {
    publicJwk: { kty, n, e, kid, use: 'sig', alg: 'RS256' } as JWK,
    sign: (claims) =>
      new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).sign(key),
  };
}
