import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { type ConnectorServer, connectorServer } from '../support/connector-server.js';
import { type KeyServer, keyServer, minutes, signed } from '../support/key-server.js';
import {
  botAppId,
  type TeamsBot,
  teamsBot,
  teamsMessage,
  teamsUrl,
  tenantId,
} from '../support/teams-bot.js';

type Json = { readonly [name: string]: unknown };

const bot28 = { id: `28:${botAppId}`, name: 'Connector Bot' };
const foreign = '99999999-9999-4999-8999-999999999999';

/** What is not for this bot, though the Bot Connector itself sent it; each with the right token. */
const notForUs: { readonly [what: string]: Json } = {
  'of another tenant': { conversation: { id: 'a:1', tenantId: foreign } },
  'of another tenant in its data': { channelData: { tenant: { id: foreign } } },
  'of no tenant': { conversation: { id: 'a:1' }, channelData: {} },
  'of another channel': { channelId: 'webchat' },
  'of a channel that the SDK reads environment variables for': { channelId: 'AseChannel' },
  'by nobody that the directory can know': { from: { id: '29:x' } },
  'by somebody with an address for an id': { from: { id: '29:x', aadObjectId: 'g@contoso.com' } },
};

describe('the door, for the Bot Connector', () => {
  let keys: KeyServer;
  let bot: TeamsBot;
  before(async () => {
    keys = await keyServer();
    bot = await teamsBot({ isSandbox: false, openIdMetadataUrl: keys.metadataUrl });
  });
  after(async () => {
    await bot.stop();
    await keys.close();
  });
  beforeEach(() => {
    bot.turns.length = 0;
    bot.logged.length = 0;
  });

  const tokenFor = (serviceurl: unknown) =>
    signed(keys.msteams, {
      iss: 'https://api.botframework.com',
      aud: botAppId,
      serviceurl,
      exp: minutes(60),
    });
  const post = async (more: Json) => {
    const activity = teamsMessage({ deliveryMode: 'expectReplies', text: 'hunter2', ...more });
    const authorization = `Bearer ${await tokenFor(activity['serviceUrl'])}`;
    return bot.post(activity, { authorization });
  };

  it('is open to what is for us', async () => {
    assert.equal((await post({})).status, 200);
    assert.equal(bot.turns.length, 1);
  });

  for (const [what, more] of Object.entries(notForUs)) {
    it(`is closed to a message ${what}`, async () => {
      const response = await post(more);
      assert.equal(response.status, 401);
      assert.deepEqual(await response.json(), { error: 'Unauthorized' });
      assert.deepEqual([bot.turns, bot.logged], [[], []]);
    });
  }

  for (const serviceUrl of ['https://evil.example/', 'http://smba.trafficmanager.net/', 'x', '']) {
    it(`is closed to a message that is to be answered at ${JSON.stringify(serviceUrl)}`, async () => {
      assert.equal((await post({ serviceUrl })).status, 401);
      assert.deepEqual(bot.turns, []);
    });
  }

  for (const [what, body] of Object.entries({
    'an empty object': {},
    'a number': 5,
    'a list': [teamsMessage()],
    'a message without a conversation': teamsMessage({ conversation: undefined }),
    'a message with a number for text': teamsMessage({ text: 5 }),
    'a message with an id of 9,000 letters': teamsMessage({ id: 'x'.repeat(9000) }),
  })) {
    it(`answers ${what} with 400, and without a token does not look at it`, async () => {
      const authorization = `Bearer ${await tokenFor(teamsUrl)}`;
      for (const [headers, status, error] of [
        [{}, 401, 'Unauthorized'],
        [{ authorization }, 400, 'Bad request'],
      ] as const) {
        const response = await bot.post(body, headers);
        assert.equal(response.status, status);
        assert.deepEqual(await response.json(), { error });
      }
      assert.deepEqual([bot.turns, bot.logged], [[], []]);
    });
  }

  it('has no entry without a token, though it is asked from this machine', async () => {
    assert.equal((await bot.post(teamsMessage())).status, 401);
    assert.deepEqual(bot.turns, []);
  });

  it('logs a turn without its words, names or token', async () => {
    await post({});
    assert.deepEqual(
      bot.logged.map(({ event }) => event),
      ['turn'],
    );
    assert.doesNotMatch(inspect(bot.logged, { depth: null }), /hunter2|Grace|aaaaaaaa|eyJ/);
  });
});

describe('the door, in the sandbox', () => {
  let connector: ConnectorServer;
  let bot: TeamsBot;
  beforeEach(async () => {
    connector = await connectorServer();
    bot = await teamsBot({ isSandbox: true, openIdMetadataUrl: `${connector.url}/none` });
  });
  afterEach(async () => {
    await bot.stop();
    await connector.close();
  });

  const message = (more: Json = {}) => teamsMessage({ serviceUrl: `${connector.url}/`, ...more });
  const sent = () => connector.calls.map(({ activity }) => activity['text']);

  it('is open to programs of this machine without a token', async () => {
    assert.equal((await bot.post(message())).status, 200);
    assert.deepEqual(sent(), ['said status']);
  });

  it('is closed to pages of other sites, to proxies, and to wrong tokens', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'x-forwarded-for': '127.0.0.1' },
      { authorization: 'Bearer x' },
      { authorization: '' },
    ]) {
      assert.equal((await bot.post(message(), headers)).status, 401);
    }
    assert.deepEqual([bot.turns, connector.calls], [[], []]);
  });

  for (const [what, more] of Object.entries(notForUs)) {
    it(`answers a message ${what} with 400, and the program is told why`, async () => {
      const response = await bot.post(message(more));
      assert.equal(response.status, 400);
      const { error, reason } = (await response.json()) as Json;
      assert.equal(error, 'Bad request');
      assert.match(
        String(reason),
        /^(channelId|serviceUrl|conversation\.tenantId|from)\b.* has to be /,
      );
      assert.deepEqual(bot.turns, []);
    });
  }

  it('tells a program what an activity has', async () => {
    const response = await bot.post({ type: 'message', text: 'status' });
    assert.equal(response.status, 400);
    const { reason } = (await response.json()) as Json;
    assert.match(String(reason), /type, channelId, serviceUrl, from\.id and conversation\.id/);
  });

  it('answers once what is delivered twice, also at the same moment', async () => {
    const activity = message();
    const answers = await Promise.all([bot.post(activity), bot.post(activity), bot.post(activity)]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200],
    );
    assert.equal((await bot.post(activity)).status, 200);
    assert.deepEqual([bot.turns.length, sent()], [1, ['said status']]);
  });

  it('answers the same id in another conversation, and another id in the same', async () => {
    const conversation = { id: 'a:other', conversationType: 'personal', tenantId };
    await bot.post(message({ id: '1' }));
    await bot.post(message({ id: '1', conversation }));
    await bot.post(message({ id: '2' }));
    assert.equal(bot.turns.length, 3);
  });

  it('answers messages without an id each time', async () => {
    for (const id of [undefined, '']) {
      await bot.post(message({ id }));
    }
    assert.equal(bot.turns.length, 2);
  });

  it('answers people although the Store does not answer it, and says so in the log', async () => {
    await bot.store.close();
    assert.equal((await bot.post(message())).status, 200);
    assert.deepEqual(sent(), ['said status']);
    const events = bot.logged.map(({ event }) => event);
    // The first two go on side by side.
    assert.deepEqual(events.toSorted(), ['activity.unclaimed', 'conversation.unsaved', 'turn']);
  });

  it('answers people although the Store stands still, in time', async () => {
    const never = () => new Promise<never>(() => {});
    Object.assign(bot.store.seen, { claim: never });
    Object.assign(bot.store.conversations, { put: never });
    const posted = bot.post(message());
    for (let waits = 0; waits < 2; waits = bot.storeTimer.asked.length) {
      await sleep(5);
      bot.storeTimer.ringAll();
    }
    await sleep(5);
    bot.storeTimer.ringAll();
    assert.equal((await posted).status, 200);
    assert.deepEqual(sent(), ['said status']);
  });

  it('answers what is delivered again where the first time ended with nothing said', async () => {
    const { answer } = bot.dispatch;
    bot.dispatch = { ...bot.dispatch, answer: () => Promise.reject(new Error('broken')) };
    const activity = message();
    assert.equal((await bot.post(activity)).status, 500);
    bot.dispatch = { ...bot.dispatch, answer };
    assert.equal((await bot.post(activity)).status, 200);
    assert.equal((await bot.post(activity)).status, 200);
    assert.deepEqual(sent(), ['said status']);
  });

  const channel = {
    id: '19:general@thread.tacv2;messageid=1700000000000',
    conversationType: 'channel',
    isGroup: true,
    tenantId,
  };

  it('answers in the thread, and knows the channel', async () => {
    await bot.post(message({ conversation: channel }));
    assert.ok(connector.calls[0]?.path.includes(channel.id));
    assert.equal(bot.turns[0]?.conversation.id, '19:general@thread.tacv2');
    const kept = await bot.store.conversations.get('19:general@thread.tacv2');
    assert.deepEqual([kept?.kind, kept?.tenantId], ['channel', tenantId]);
  });

  const arrivals = (id: string): readonly Json[] => {
    const conversation = { id, conversationType: 'personal', tenantId };
    const member = { id: '29:grace', aadObjectId: 'aaaaaaaa-0000-4000-8000-000000000001' };
    return [
      { type: 'conversationUpdate', conversation, membersAdded: [bot28, member] },
      { type: 'installationUpdate', action: 'add', conversation },
      { type: 'installationUpdate', action: 'add-upgrade', conversation },
    ].map((each) => message({ text: undefined, ...each }));
  };

  it('greets a conversation once, however many tell of the arrival at the same moment', async () => {
    const answers = await Promise.all(arrivals('a:new').map((each) => bot.post(each)));
    for (const { status } of answers) assert.equal(status, 200);
    for (const each of arrivals('a:new')) await bot.post(each);
    assert.deepEqual(sent(), ['welcome to personal']);
    for (const each of arrivals('a:newer')) await bot.post(each);
    assert.deepEqual(sent(), ['welcome to personal', 'welcome to personal']);
    assert.deepEqual(bot.turns, []);
  });

  it('forgets a conversation that it was removed from, and greets it when it comes back', async () => {
    const [added] = arrivals('a:new');
    await bot.post(added);
    assert.ok(await bot.store.conversations.get('a:new'));
    const conversation = { id: 'a:new', conversationType: 'personal', tenantId };
    for (const gone of [
      { type: 'conversationUpdate', membersRemoved: [bot28] },
      { type: 'installationUpdate', action: 'remove' },
    ]) {
      assert.equal((await bot.post(message({ conversation, ...gone }))).status, 200);
      assert.equal(await bot.store.conversations.get('a:new'), undefined);
      await bot.post(added);
      assert.ok(await bot.store.conversations.get('a:new'));
    }
    assert.equal(sent().length, 3);
  });

  it('keeps the newest address of a conversation', async () => {
    await bot.post(message());
    const first = await bot.store.conversations.get('a:personal-grace');
    assert.equal(JSON.parse(first?.reference ?? '{}').serviceUrl, `${connector.url}/`);
    const moved = `${connector.url.replace('127.0.0.1', 'localhost')}/`;
    await bot.post(message({ serviceUrl: moved }));
    const second = await bot.store.conversations.get('a:personal-grace');
    assert.equal(JSON.parse(second?.reference ?? '{}').serviceUrl, moved);
    assert.doesNotMatch(second?.reference ?? '', /Grace|29:grace/);
  });

  it('says nothing to events that are none of its own', async () => {
    for (const event of [
      { type: 'conversationUpdate', membersAdded: [{ id: '29:somebody' }] },
      {
        type: 'conversationUpdate',
        channelData: { eventType: 'channelRenamed', tenant: { id: tenantId } },
      },
      { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
      { type: 'messageUpdate' },
      { type: 'messageDelete' },
      { type: 'typing' },
      { type: 'event', name: 'application/vnd.microsoft.meetingStart' },
      { type: 'endOfConversation' },
      { type: 'x' },
    ]) {
      assert.equal((await bot.post(message(event))).status, 200, event.type);
    }
    assert.deepEqual([bot.turns, connector.calls], [[], []]);
  });
});
