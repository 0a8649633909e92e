import assert from 'node:assert/strict';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { KeysUnreachable, SigningKeys } from '../../src/teams/signing-keys.js';

const metadataUrl = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const keysUrl = 'https://login.botframework.com/v1/.well-known/keys';
const minute = 60_000;
const hour = 60 * minute;

describe('the signing keys', () => {
  let jwk: JWK;
  let published: readonly unknown[];
  let jwksUri: unknown;
  let isDown: boolean;
  let isHanging: boolean;
  let asked: string[];
  let now: number;
  let keys: SigningKeys;
  before(async () => {
    jwk = await exportJWK((await generateKeyPair('RS256', { extractable: true })).publicKey);
  });
  const key = (kid: string, more: object = {}) => ({
    ...jwk,
    kid,
    endorsements: ['msteams'],
    ...more,
  });
  beforeEach(() => {
    [published, jwksUri, isDown, asked, now] = [[key('old')], keysUrl, false, [], 10 * hour];
    isHanging = false;
    keys = new SigningKeys({
      metadataUrl,
      clock: () => new Date(now),
      fetch: async (url, init) => {
        asked.push(String(url));
        assert.equal(init?.redirect, 'error');
        if (isDown) throw new TypeError('fetch failed');
        if (isHanging) return new Promise(() => {});
        return Response.json(url === metadataUrl ? { jwks_uri: jwksUri } : { keys: published });
      },
    });
  });
  const reads = (): number => asked.filter((url) => url === keysUrl).length;
  /** What goes on behind has ended. */
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const isKnown = async (kid: string): Promise<boolean> => (await keys.named(kid)) !== undefined;

  it('are read once for a day, by one for all who wait', async () => {
    assert.deepEqual(await Promise.all(['old', 'old', 'old'].map(isKnown)), [true, true, true]);
    now += 23 * hour;
    assert.equal(await isKnown('old'), true);
    assert.equal(reads(), 1);
    now += 2 * hour;
    assert.equal(await isKnown('old'), true);
    await settled();
    assert.equal(reads(), 2);
  });

  it('stay usable after a day while the issuer hangs, which is asked once a minute', async () => {
    assert.equal(await isKnown('old'), true);
    isHanging = true;
    now += 25 * hour;
    assert.deepEqual(await Promise.all(['old', 'old'].map(isKnown)), [true, true]);
    const before = asked.length;
    now += minute / 2;
    assert.equal(await isKnown('old'), true);
    assert.equal(asked.length, before);
  });

  it('are read again for one that is new, minutes after they were', async () => {
    assert.equal(await isKnown('old'), true);
    published = [key('old'), key('new')];
    now += 4 * minute;
    assert.equal(await isKnown('new'), false);
    now += 2 * minute;
    assert.equal(await isKnown('new'), true);
    assert.equal(reads(), 2);
  });

  it('are not read again and again for names that somebody makes up', async () => {
    for (let made = 0; made < 1000; made += 1) {
      assert.equal(await isKnown(`made up ${made}`), false);
      now += minute / 10;
    }
    // 100 minutes.
    assert.ok(reads() <= 21, `${reads()} times`);
  });

  it('forget one that is no longer published', async () => {
    assert.equal(await isKnown('old'), true);
    published = [key('new')];
    now += 25 * hour;
    assert.equal(await isKnown('old'), true, 'nobody waits for the newer ones');
    await settled();
    assert.equal(await isKnown('old'), false);
  });

  it('are believed past their day while nobody tells others, and those that nobody knows are not', async () => {
    assert.equal(await isKnown('old'), true);
    isDown = true;
    now += 30 * hour;
    assert.equal(await isKnown('old'), true);
    await assert.rejects(keys.named('new'), KeysUnreachable);
    isDown = false;
    published = [key('new')];
    assert.equal(await isKnown('new'), true);
  });

  for (const [what, elsewhere] of [
    ['another host', 'https://evil.example/keys'],
    ['the same without TLS', keysUrl.replace('https', 'http')],
    ['no address', 'keys'],
    ['nothing', undefined],
  ] as const) {
    it(`are not read from ${what}`, async () => {
      jwksUri = elsewhere;
      await assert.rejects(keys.named('old'), KeysUnreachable);
      assert.deepEqual(asked, [metadataUrl]);
    });
  }

  it('are those of RSA with a name, and say for which channels they are', async () => {
    published = [
      key('old', { endorsements: undefined }),
      key('odd', { endorsements: ['msteams', 5] }),
      { ...jwk, endorsements: ['msteams'] },
      { kty: 'oct', k: 'aHVudGVyMg', kid: 'secret', endorsements: ['msteams'] },
      5,
    ];
    assert.deepEqual((await keys.named('old'))?.endorsements, []);
    assert.deepEqual((await keys.named('odd'))?.endorsements, ['msteams']);
    for (const kid of ['secret', '', 'undefined']) assert.equal(await isKnown(kid), false);
  });
});
