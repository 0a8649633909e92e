import { exportJWK, generateKeyPair } from 'jose';
import type { SignedBy } from './key-server.js';
import { type Served, serve } from './serve.js';

/** How the server answers for its keys. */
export type EntraMode = 'well' | 'down' | 'garbage' | 'elsewhere' | 'another tenant';

/** The tenant's OpenID metadata and signing keys on a server of this machine, and what is signed with them. */
export interface EntraServer extends Served {
  readonly tenant: SignedBy;
  /** A key of somebody else, under the name of the right one. */
  readonly forged: SignedBy;
  /** A key that the metadata does not know. */
  readonly unknown: SignedBy;
  mode: EntraMode;
  asked: number;
}

export async function entraServer(tenantId: string): Promise<EntraServer> {
  const [own, other] = await Promise.all(
    [0, 1].map(() => generateKeyPair('RS256', { extractable: true })),
  );
  if (!own || !other) throw new RangeError('There are two keys');
  const keys = [{ ...(await exportJWK(own.publicKey)), kid: 'own', use: 'sig', alg: 'RS256' }];
  const behaviour: { mode: EntraMode; asked: number } = { mode: 'well', asked: 0 };
  let url = '';
  const metadata = (): object => ({
    issuer: `${url}/${behaviour.mode === 'another tenant' ? 'other' : tenantId}/v2.0`,
    jwks_uri: behaviour.mode === 'elsewhere' ? 'http://127.0.0.1:9/keys' : `${url}/keys`,
  });
  const served = await serve((request, response) => {
    behaviour.asked += 1;
    response.statusCode = behaviour.mode === 'down' ? 503 : 200;
    const answer = request.url === '/keys' ? { keys } : metadata();
    response.end(behaviour.mode === 'garbage' ? '<html>' : JSON.stringify(answer));
  });
  url = served.url;
  const signedBy = (kid: string, key: SignedBy['key']): SignedBy => ({ kid, alg: 'RS256', key });
  return Object.assign(behaviour, served, {
    tenant: signedBy('own', own.privateKey),
    forged: signedBy('own', other.privateKey),
    unknown: signedBy('other', other.privateKey),
  });
}
