import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type Served, serve } from './serve.js';

/** How the server that tells the signing keys behaves. */
export type KeysMode = 'well' | 'no metadata' | 'no keys' | 'garbage' | 'silent';

export interface SignedBy {
  readonly kid: string;
  readonly alg: string;
  readonly key: CryptoKey | Uint8Array;
}

/** The Bot Framework's signing keys on a server of this machine, and what is signed with them. */
export interface KeyServer extends Served {
  readonly metadataUrl: string;
  readonly msteams: SignedBy;
  /** A key of the same issuer that is endorsed for another channel. */
  readonly webchat: SignedBy;
  /** A key of the same issuer that is endorsed for no channel at all. */
  readonly bare: SignedBy;
  /** A key of somebody else, under the name of the right one. */
  readonly forged: SignedBy;
  mode: KeysMode;
  asked: number;
}

const makeKey = () => generateKeyPair('RS256', { extractable: true });

export async function keyServer(): Promise<KeyServer> {
  const [teams, web, plain, other] = await Promise.all([
    makeKey(),
    makeKey(),
    makeKey(),
    makeKey(),
  ]);
  const keys = await Promise.all(
    (
      [
        ['teams', teams, ['msteams', 'skype']],
        ['web', web, ['webchat']],
        ['bare', plain, []],
      ] as const
    ).map(async ([kid, pair, endorsements]) => ({
      ...(await exportJWK(pair.publicKey)),
      kid,
      use: 'sig',
      endorsements,
    })),
  );
  const behaviour: { mode: KeysMode; asked: number } = { mode: 'well', asked: 0 };
  let url = '';
  const served = await serve((request, response) => {
    behaviour.asked += 1;
    const { mode } = behaviour;
    if (mode === 'silent') return;
    const isMetadata = request.url === '/openid';
    const isDown = mode === (isMetadata ? 'no metadata' : 'no keys');
    const answer = isMetadata ? { issuer: 'x', jwks_uri: `${url}/keys` } : { keys };
    // restify's changes to Node's classes reach this server too: its writeHead cannot be chained.
    response.statusCode = isDown ? 503 : 200;
    response.end(mode === 'garbage' ? '<html>' : JSON.stringify(answer));
  });
  url = served.url;
  return Object.assign(behaviour, served, {
    metadataUrl: `${url}/openid`,
    msteams: { kid: 'teams', alg: 'RS256', key: teams.privateKey },
    webchat: { kid: 'web', alg: 'RS256', key: web.privateKey },
    bare: { kid: 'bare', alg: 'RS256', key: plain.privateKey },
    forged: { kid: 'teams', alg: 'RS256', key: other.privateKey },
  });
}

export const minutes = (count: number): number => Math.floor(Date.now() / 1000) + count * 60;

/** Signs claims as they are: nothing is added. */
export const signed = ({ kid, alg, key }: SignedBy, claims: object): Promise<string> =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg, kid, typ: 'JWT' }).sign(key);
