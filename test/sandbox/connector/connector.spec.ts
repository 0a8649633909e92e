import assert from 'node:assert/strict';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { createTokens } from '../../../src/identity/tokens.js';
import type { ChatMessage } from '../../../src/sandbox/connector/chat.js';
import { sandboxPeople } from '../../../src/sandbox/people.js';
import { type Sandbox, serveSandbox } from '../../../src/sandbox/serve-sandbox.js';
import { tempFolder } from '../../support/temp-folder.js';

type Json = { readonly [name: string]: unknown };

/** A bot of a few lines, so that the connector is tried without ours. */
interface TinyBot {
  readonly url: string;
  readonly got: { readonly activity: Json; readonly authorization: string }[];
  answer: (activity: Json) => { status: number; body?: Json };
  close(): void;
}

async function tinyBot(): Promise<TinyBot> {
  const bot = { got: [], answer: () => ({ status: 200 }) } as unknown as TinyBot & { url: string };
  const server: Server = createServer((incoming, response) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      if (incoming.url === '/healthz') return response.end('{}');
      const activity = JSON.parse(Buffer.concat(parts).toString());
      bot.got.push({ activity, authorization: incoming.headers.authorization ?? '' });
      const { status, body } = bot.answer(activity);
      response.statusCode = status;
      return response.end(body ? JSON.stringify(body) : '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  bot.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  bot.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return bot;
}

describe('the local Bot Connector', () => {
  const folder = tempFolder();
  let bot: TinyBot;
  let sandbox: Sandbox;
  let authorization: string;
  before(async () => {
    bot = await tinyBot();
    sandbox = await serveSandbox({
      dataDir: folder.path,
      port: 0,
      botUrl: () => `${bot.url}/api/messages`,
      pageFolder: folder.path,
    });
    const getToken = createTokens({
      appId: sandboxPeople.servicePrincipal.appId,
      tenantId: sandboxPeople.tenant.id,
      credential: { kind: 'secret', secret: { reveal: () => 'sandbox-secret' } },
      authorityUrl: sandbox.url,
      timeoutMs: 5000,
      fetch,
    });
    authorization = `Bearer ${await getToken('https://api.botframework.com/.default')}`;
  });
  after(async () => {
    await sandbox.close();
    bot.close();
    folder.remove();
  });

  const call = async (method: string, path: string, body?: Json, headers: Json = {}) => {
    const response = await fetch(`${sandbox.url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        authorization,
        ...(headers as Record<string, string>),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  const ofBot = (method: string, path: string, body?: Json) =>
    call(method, `/connector/v3/conversations/${path}`, body);
  const read = async (conversation: string, person: string): Promise<readonly ChatMessage[]> =>
    (await call('GET', `/page/conversations/${encodeURIComponent(conversation)}?as=29:${person}`))
      .body.messages;
  const until = async <T>(look: () => T | undefined): Promise<T> => {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const said = (text: string) =>
    until(() => bot.got.find(({ activity }) => String(activity['text']).includes(text)));

  it('signs what it sends to the bot, for this bot and this service', async () => {
    await call('POST', '/page/messages', {
      conversationId: 'a:personal-grace',
      personId: '29:grace',
      text: 'signed',
    });
    const { activity, authorization: sent } = await said('signed');
    const configuration = await call('GET', '/connector/v1/.well-known/openidconfiguration');
    const keys = createRemoteJWKSet(new URL(configuration.body.jwks_uri));
    const { payload } = await jwtVerify(sent.replace('Bearer ', ''), keys, {
      issuer: 'https://api.botframework.com',
      audience: sandboxPeople.servicePrincipal.appId,
    });
    assert.equal(payload['serviceurl'], activity['serviceUrl']);
    assert.deepEqual((activity['from'] as Json)['aadObjectId'], sandboxPeople.people[0]?.objectId);
  });

  it('mentions the bot in channels and groups, and starts a thread in a channel', async () => {
    await call('POST', '/page/messages', {
      conversationId: '19:general@thread.tacv2',
      personId: '29:bob',
      text: 'in a channel',
    });
    const { activity } = await said('in a channel');
    assert.equal(activity['text'], '<at>Connector Bot</at> in a channel');
    assert.match(String((activity['conversation'] as Json)['id']), /;messageid=\d+$/);
  });

  it('takes messages of the bot only with its token', async () => {
    const path = '/connector/v3/conversations/a:personal-grace/activities';
    const refused = await call('POST', path, { type: 'message', text: 'x' }, { authorization: '' });
    assert.equal(refused.status, 401);
  });

  it('posts, updates and deletes', async () => {
    const posted = await ofBot('POST', 'a:personal-bob/activities', {
      type: 'message',
      text: 'one',
    });
    assert.equal(posted.status, 201);
    const path = `a:personal-bob/activities/${posted.body.id}`;
    await ofBot('PUT', path, { type: 'message', text: 'two' });
    const [message] = (await read('a:personal-bob', 'bob')).slice(-1);
    assert.equal(message?.text, 'two');
    assert.equal(message?.isUpdated, true);
    await ofBot('DELETE', path);
    assert.equal(
      (await read('a:personal-bob', 'bob')).some(({ id }) => id === posted.body.id),
      false,
    );
    assert.equal((await ofBot('PUT', path, { type: 'message', text: 'x' })).status, 404);
  });

  it('begins threads in channels, and conversations with people', async () => {
    const thread = await call('POST', '/connector/v3/conversations', {
      isGroup: true,
      channelData: { channel: { id: '19:approvals@thread.tacv2' } },
      activity: { type: 'message', text: 'a thread' },
    });
    assert.match(thread.body.id, /^19:approvals@thread\.tacv2;messageid=\d+$/);
    const personal = await call('POST', '/connector/v3/conversations', {
      members: [{ id: '29:carol' }],
      tenantId: sandboxPeople.tenant.id,
    });
    assert.equal(personal.body.id, 'a:personal-carol');
  });

  it('refuses what Teams refuses', async () => {
    const big = { type: 'message', text: 'x'.repeat(60_000) };
    assert.equal((await ofBot('POST', 'a:personal-bob/activities', big)).status, 413);
    const empty = { type: 'message' };
    assert.equal((await ofBot('POST', 'a:personal-bob/activities', empty)).status, 400);
    const nowhere = { type: 'message', text: 'x' };
    assert.equal((await ofBot('POST', 'a:nobody/activities', nowhere)).status, 404);
  });

  it('splits text and card as Teams does, and tells no id', async () => {
    const { body } = await ofBot('POST', 'a:personal-bob/activities', {
      type: 'message',
      text: 'beside',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: { type: 'AdaptiveCard' },
        },
      ],
    });
    assert.deepEqual(body, {});
    const last = (await read('a:personal-bob', 'bob')).slice(-2);
    assert.deepEqual(
      last.map(({ text, card }) => [text, card?.['type']]),
      [
        ['beside', undefined],
        [undefined, 'AdaptiveCard'],
      ],
    );
  });

  it('tells the members of a conversation', async () => {
    const { body } = await ofBot('GET', '19:ops@thread.v2/members');
    assert.equal(body.length, 6);
    const grace = await ofBot('GET', '19:ops@thread.v2/members/29:grace');
    assert.equal(grace.body.userPrincipalName, 'grace@contoso.com');
  });

  it('shows the card that answers a button only to the person who pressed', async () => {
    const card = { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: 'for all' }] };
    const posted = await ofBot('POST', '19:ops@thread.v2/activities', {
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    });
    const mine = { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: 'for Dan' }] };
    bot.answer = ({ type }) =>
      type === 'invoke'
        ? {
            status: 200,
            body: {
              statusCode: 200,
              type: 'application/vnd.microsoft.card.adaptive',
              value: mine,
            },
          }
        : { status: 200 };
    const outcome = await call('POST', '/page/actions', {
      conversationId: '19:ops@thread.v2',
      personId: '29:dan',
      messageId: posted.body.id,
      action: { type: 'Action.Execute', verb: 'x.y', data: { a: 1 } },
    });
    assert.deepEqual(outcome.body, { card: mine });
    const seen = async (person: string) =>
      (await read('19:ops@thread.v2', person)).find(({ id }) => id === posted.body.id)?.card;
    assert.deepEqual(await seen('dan'), mine);
    assert.deepEqual(await seen('bob'), card);
    const invoke = bot.got.findLast(({ activity }) => activity['type'] === 'invoke');
    assert.deepEqual(invoke?.activity['value'], {
      action: { type: 'Action.Execute', verb: 'x.y', data: { a: 1 } },
      trigger: 'manual',
    });
  });

  it('says so when the bot does not take a message', async () => {
    bot.answer = () => ({ status: 500 });
    const { body } = await call('POST', '/page/messages', {
      conversationId: 'a:personal-alice',
      personId: '29:alice',
      text: 'lost',
    });
    await said('lost');
    const isLost = async () =>
      (await read('a:personal-alice', 'alice')).find(({ id }) => id === body.message.id)
        ?.isUndelivered;
    while (!(await isLost())) await new Promise((resolve) => setTimeout(resolve, 10));
    bot.answer = () => ({ status: 200 });
  });

  it('lets nobody read or write a conversation of somebody else', async () => {
    const { status } = await call('GET', '/page/conversations/a:personal-bob?as=29:dan');
    assert.equal(status, 400);
  });

  it('refuses pages of other sites, and a foreign Host', async () => {
    const foreign = await call('GET', '/page/state', undefined, { origin: 'https://evil.example' });
    assert.equal(foreign.status, 403);
    const status = await new Promise((resolve) => {
      const { port } = new URL(sandbox.url);
      const asked = {
        host: '127.0.0.1',
        port,
        path: '/page/state',
        headers: { host: 'evil.example' },
      };
      request(asked, (response) => resolve(response.statusCode)).end();
    });
    assert.equal(status, 403);
  });

  it('keeps its conversations between starts', async () => {
    const before = await read('a:personal-bob', 'bob');
    await sandbox.close();
    sandbox = await serveSandbox({
      dataDir: folder.path,
      port: 0,
      botUrl: () => `${bot.url}/api/messages`,
      pageFolder: folder.path,
    });
    assert.deepEqual(await read('a:personal-bob', 'bob'), before);
  });
});
