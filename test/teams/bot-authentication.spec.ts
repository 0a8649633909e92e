import assert from 'node:assert/strict';
import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { inspect } from 'node:util';
import { UnsecuredJWT } from 'jose';
import { consoleErrors } from '../support/console-errors.js';
import {
  type KeyServer,
  keyServer,
  minutes,
  type SignedBy,
  signed,
} from '../support/key-server.js';
import { botAppId, type TeamsBot, teamsBot, teamsMessage, teamsUrl } from '../support/teams-bot.js';

const right = () => ({
  iss: 'https://api.botframework.com',
  aud: botAppId,
  serviceurl: teamsUrl,
  nbf: minutes(-1),
  exp: minutes(60),
});

describe('who may send the bot a message', () => {
  let keys: KeyServer;
  let bot: TeamsBot;
  let printed: string[];
  let stop: () => void;
  before(async () => {
    // Whoever checks tokens might tell of them by himself.
    ({ printed, stop } = consoleErrors());
    keys = await keyServer();
    bot = await teamsBot({ isSandbox: false, openIdMetadataUrl: keys.metadataUrl });
  });
  after(async () => {
    stop();
    await bot.stop();
    await keys.close();
  });
  beforeEach(() => {
    bot.turns.length = 0;
    bot.logged.length = 0;
    printed.length = 0;
  });

  const asked = () => teamsMessage({ deliveryMode: 'expectReplies', text: 'hunter2' });
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const refused = async (response: Response): Promise<void> => {
    assert.equal(response.status, 401);
    assert.deepEqual(await response.json(), { error: 'Unauthorized' });
    assert.deepEqual([bot.turns, bot.logged], [[], []]);
  };

  it('the Bot Connector, with a token of its own for this bot', async () => {
    const response = await bot.post(asked(), bearer(await signed(keys.msteams, right())));
    assert.equal(response.status, 200);
    const { activities } = (await response.json()) as { activities: { text: string }[] };
    assert.deepEqual(
      activities.map(({ text }) => text),
      ['said hunter2'],
    );
    assert.equal(bot.turns.length, 1);
    assert.doesNotMatch(inspect(bot.logged, { depth: null }) + printed, /hunter2|Grace|eyJ/);
  });

  it('also when the clocks differ by four minutes', async () => {
    const early = { ...right(), nbf: minutes(4) };
    const late = { ...right(), exp: minutes(-4) };
    for (const claims of [early, late]) {
      const response = await bot.post(asked(), bearer(await signed(keys.msteams, claims)));
      assert.equal(response.status, 200);
    }
  });

  const without = (claim: string): object =>
    Object.fromEntries(Object.entries(right()).filter(([name]) => name !== claim));
  const wrongClaims: { readonly [what: string]: () => object } = {
    expired: () => ({ ...right(), exp: minutes(-6) }),
    'not yet valid': () => ({ ...right(), nbf: minutes(6) }),
    'for another bot': () => ({ ...right(), aud: '99999999-9999-4999-8999-999999999999' }),
    'for several bots': () => ({ ...right(), aud: [botAppId, 'another'] }),
    'for nobody': () => without('aud'),
    'of another issuer': () => ({ ...right(), iss: 'https://evil.example' }),
    'of no issuer': () => without('iss'),
    'of the government’s issuer': () => ({ ...right(), iss: 'https://api.botframework.us' }),
    'for another address': () => ({
      ...right(),
      serviceurl: 'https://smba.trafficmanager.net/in/',
    }),
    'for no address': () => without('serviceurl'),
    'for an address that is no text': () => ({ ...right(), serviceurl: [teamsUrl] }),
    'that never ends': () => without('exp'),
    'of Entra, for the bot itself, version 1': () => ({
      ...right(),
      iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
      ver: '1.0',
      appid: botAppId,
    }),
    'of Entra, for the bot itself, version 2': () => ({
      ...right(),
      iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0',
      ver: '2.0',
      azp: botAppId,
    }),
    'of another bot that calls this one as its skill': () => ({
      ...right(),
      iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0',
      ver: '2.0',
      azp: '99999999-9999-4999-8999-999999999999',
    }),
  };
  for (const [what, claims] of Object.entries(wrongClaims)) {
    it(`nobody with a token ${what}`, async () =>
      refused(await bot.post(asked(), bearer(await signed(keys.msteams, claims())))));
  }

  it('nobody with a token that another key signed, whatever it is called', async () => {
    await refused(await bot.post(asked(), bearer(await signed(keys.forged, right()))));
    const unknown: SignedBy = { ...keys.forged, kid: 'never heard of' };
    await refused(await bot.post(asked(), bearer(await signed(unknown, right()))));
  });

  it('nobody with a token of the right issuer for another channel', async () =>
    refused(await bot.post(asked(), bearer(await signed(keys.webchat, right())))));

  it('nobody with a token whose key is for no channel, which the SDK would take', async () =>
    refused(await bot.post(asked(), bearer(await signed(keys.bare, right())))));

  it('nobody with a token of 9,000 letters', async () => {
    const claims = { ...right(), more: 'x'.repeat(6500) };
    const response = await bot.post(asked(), bearer(await signed(keys.msteams, claims)));
    await refused(response);
  });

  it('nobody with a token that was changed after it was signed', async () => {
    const [head, , signature] = (await signed(keys.msteams, right())).split('.');
    const claims = Buffer.from(JSON.stringify({ ...right(), exp: minutes(999) })).toString(
      'base64url',
    );
    await refused(await bot.post(asked(), bearer(`${head}.${claims}.${signature}`)));
  });

  it('nobody with a token that nobody signed', async () => {
    const unsigned = new UnsecuredJWT(right()).encode();
    await refused(await bot.post(asked(), bearer(unsigned)));
    const head = Buffer.from(JSON.stringify({ alg: 'none', kid: 'teams' })).toString('base64url');
    await refused(await bot.post(asked(), bearer(`${head}.${unsigned.split('.')[1]}.`)));
    const [signedHead, claims] = (await signed(keys.msteams, right())).split('.');
    await refused(await bot.post(asked(), bearer(`${signedHead}.${claims}.`)));
  });

  it('nobody who signs with our public key as if it were a password', async () => {
    const told = (await (await fetch(`${keys.url}/keys`)).json()) as {
      keys: readonly JsonWebKey[];
    };
    const jwk = told.keys.find((each) => each['kid'] === 'teams');
    const publicKey = createPublicKey({ key: jwk ?? {}, format: 'jwk' });
    for (const type of ['spki', 'pkcs1'] as const) {
      const pem = publicKey.export({ type, format: 'pem' }).toString();
      const key = new TextEncoder().encode(pem);
      const token = await signed({ kid: 'teams', alg: 'HS256', key }, right());
      await refused(await bot.post(asked(), bearer(token)));
    }
  });

  for (const authorization of [
    'Bearer',
    'Bearer x',
    'Bearer a.b.c',
    'Basic Z3JhY2U6eA==',
    'x',
    '',
  ]) {
    it(`nobody with ${JSON.stringify(authorization)} for a token`, async () =>
      refused(await bot.post(asked(), { authorization })));
  }

  it('nobody with a token that is no Bearer’s, or two of them', async () => {
    const token = await signed(keys.msteams, right());
    await refused(await bot.post(asked(), { authorization: `Basic ${token}` }));
    await refused(await bot.post(asked(), { authorization: `Bearer ${token} ${token}` }));
  });

  it('nobody without a token', async () => refused(await bot.post(asked())));

  it('prints no token, also where it refuses one', async () => {
    const token = await signed(keys.forged, right());
    await bot.post(asked(), bearer(token));
    await bot.post(asked(), bearer(await signed(keys.msteams, { ...right(), exp: 1 })));
    assert.doesNotMatch(printed.join('\n'), /hunter2|eyJ/);
  });

  for (const mode of ['no metadata', 'no keys', 'garbage', 'silent'] as const) {
    it(`answers 503 when the signing keys cannot be read: ${mode}`, async () => {
      const down = await keyServer();
      down.mode = mode;
      const other = await teamsBot({ isSandbox: false, openIdMetadataUrl: down.metadataUrl });
      const token = await signed(down.msteams, right());
      const answering = other.post(asked(), bearer(token));
      if (mode === 'silent') {
        while (down.asked === 0) await new Promise((resolve) => setTimeout(resolve, 5));
        other.timer.ringAll();
      }
      const response = await answering;
      assert.equal(response.status, 503);
      assert.deepEqual(await response.json(), { error: 'Not ready' });
      assert.deepEqual(
        other.logged.map(({ event }) => event),
        ['keys.unreachable'],
      );
      assert.deepEqual(other.turns, []);
      if (mode !== 'silent') {
        down.mode = 'well';
        assert.equal((await other.post(asked(), bearer(token))).status, 200);
      }
      await other.stop();
      await down.close();
    });
  }

  it('answers 503 when nobody listens where the keys were', async () => {
    const gone = await keyServer();
    await gone.close();
    const other = await teamsBot({ isSandbox: false, openIdMetadataUrl: gone.metadataUrl });
    const response = await other.post(asked(), bearer(await signed(gone.msteams, right())));
    assert.equal(response.status, 503);
    await other.stop();
  });
});
