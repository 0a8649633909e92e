import assert from 'node:assert/strict';
import type { Reply } from '../../src/commands/reply.js';
import { textReply } from '../../src/commands/reply.js';
import { type ConnectorServer, connectorServer } from '../support/connector-server.js';
import { Latch } from '../support/latch.js';
import { type TeamsBot, teamsBot, teamsMessage, tenantId } from '../support/teams-bot.js';

type Json = { readonly [name: string]: unknown };

describe('a turn in time', () => {
  let connector: ConnectorServer;
  let bot: TeamsBot;
  let answer: (reply: Reply) => void;
  let asked: Latch;
  beforeEach(async () => {
    connector = await connectorServer();
    bot = await teamsBot({ isSandbox: true, openIdMetadataUrl: `${connector.url}/none` });
    asked = new Latch();
    const answering = new Promise<Reply>((resolve) => {
      answer = resolve;
    });
    bot.dispatch = {
      ...bot.dispatch,
      answer: () => {
        asked.open();
        return answering;
      },
    };
  });
  afterEach(async () => {
    answer(textReply('too late for any spec'));
    await bot.stop();
    await connector.close();
  });

  const message = (more: Json = {}) => teamsMessage({ serviceUrl: `${connector.url}/`, ...more });
  const action = (more: Json = {}) =>
    message({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: 'card-1',
      value: { action: { type: 'Action.Execute', verb: 'status.refresh', data: {} } },
      ...more,
    });
  const group = {
    conversation: { id: '19:g@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId },
  };
  /** Sends it, and lets the bell ring once the commands are at work. */
  const late = async (activity: unknown): Promise<Response> => {
    const answering = bot.post(activity);
    await asked.opened;
    bot.timer.ringAll();
    return answering;
  };
  const sent = () =>
    connector.calls.map(({ method, activity }) => `${method} ${String(activity['text'])}`);
  const finish = async (calls: number): Promise<void> => {
    answer(textReply('the answer'));
    await connector.reached(calls);
    await bot.unfinished.finish(60_000, Promise.resolve());
  };

  it('is one message when the answer is there within 1.5 s', async () => {
    answer(textReply('the answer'));
    assert.equal((await bot.post(message())).status, 200);
    assert.deepEqual(sent(), ['POST the answer']);
    assert.deepEqual(bot.timer.asked, [1500]);
  });

  it('is progress after 1.5 s, and then the answer in its place', async () => {
    assert.equal((await late(message())).status, 200);
    assert.deepEqual(sent(), ['POST one moment']);
    await finish(2);
    assert.deepEqual(sent(), ['POST one moment', 'PUT the answer']);
    assert.match(connector.calls[1]?.path ?? '', /\/activities\/sent-1$/);
    assert.deepEqual(
      bot.logged.filter(({ event }) => event !== 'turn'),
      [],
    );
  });

  it('is a message of its own where it asks for a sign-in: Teams looks at new messages only', async () => {
    await late(message());
    const request = { id: 'the-id', resource: 'api://botid-1', url: 'https://bot/signin/the-id' };
    answer({ kind: 'signIn', request, text: 'please sign in', title: 'Sign in' });
    await connector.reached(3);
    await bot.unfinished.finish(60_000, Promise.resolve());
    assert.deepEqual(sent(), ['POST one moment', 'PUT please sign in', 'POST undefined']);
    const attached = JSON.stringify(connector.calls[2]?.activity['attachments']);
    assert.match(attached, /application\/vnd\.microsoft\.card\.oauth/);
  });

  it('is a message of its own where the progress may no longer be replaced', async () => {
    await late(message());
    connector.queue.push({ status: 404 });
    await finish(3);
    assert.deepEqual(sent(), ['POST one moment', 'PUT the answer', 'POST the answer']);
  });

  it('is not said twice where nobody knows whether the progress was replaced', async () => {
    await late(message());
    connector.queue.push({ status: 502 }, { status: 502 }, { status: 502 });
    await finish(4);
    assert.deepEqual(sent(), ['POST one moment', ...Array(3).fill('PUT the answer')]);
    const [failed] = bot.logged.filter(({ event }) => event === 'reply.failed');
    assert.equal(failed?.fields['outcome'], 'unknown');
  });

  it('is a message of its own where the progress could not be sent', async () => {
    connector.queue.push({ status: 403 });
    await late(message());
    await finish(2);
    assert.deepEqual(sent(), ['POST one moment', 'POST the answer']);
    assert.ok(bot.logged.some(({ event }) => event === 'reply.failed'));
  });

  it('is waited for 10 s by a client that expects its replies', async () => {
    const answering = bot.post(message({ deliveryMode: 'expectReplies' }));
    await asked.opened;
    answer(textReply('the answer'));
    const { activities } = (await (await answering).json()) as { activities: Json[] };
    assert.deepEqual(
      activities.map(({ text }) => text),
      ['the answer'],
    );
    assert.deepEqual([bot.timer.asked, connector.calls], [[10_000], []]);
  });

  it('is posted later where even 10 s were not enough', async () => {
    const response = await late(message({ deliveryMode: 'expectReplies' }));
    const { activities } = (await response.json()) as { activities: Json[] };
    assert.deepEqual(
      activities.map(({ text }) => text),
      ['still working'],
    );
    await finish(1);
    assert.deepEqual(sent(), ['POST the answer']);
  });

  it('answers a pressed button in the same response', async () => {
    answer(textReply('the answer'));
    const response = await bot.post(action());
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), {
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'the answer',
    });
    assert.deepEqual(connector.calls, []);
  });

  it('answers a button late in place of the pressed card, where that is one person’s', async () => {
    const response = await late(action());
    assert.equal(((await response.json()) as Json)['value'], 'one moment');
    answer(textReply('the answer'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    // It must not overtake the progress, which would then stand there for ever.
    assert.deepEqual([sent(), bot.timer.asked], [[], [1500, 1000]]);
    bot.timer.ringAll();
    await finish(1);
    assert.deepEqual(sent(), ['PUT the answer']);
    assert.match(connector.calls[0]?.path ?? '', /\/activities\/card-1$/);
  });

  it('answers a button late beside the pressed card, where that is everybody’s', async () => {
    const response = await late(action(group));
    assert.equal(((await response.json()) as Json)['value'], 'still working');
    await finish(1);
    assert.deepEqual(sent(), ['POST the answer']);
  });

  it('answers an action that names no verb in the protocol’s words, with 200', async () => {
    const response = await bot.post(action({ value: { action: {} } }));
    assert.equal(response.status, 200);
    const { statusCode, type } = (await response.json()) as Json;
    assert.deepEqual([statusCode, type], [400, 'application/vnd.microsoft.error']);
    assert.deepEqual(bot.turns, []);
  });

  for (const name of ['composeExtension/query', 'task/fetch', 'signin/verifyState', undefined]) {
    it(`answers an invoke that is not offered with 200 and nothing: ${name}`, async () => {
      const response = await bot.post(action({ name }));
      assert.equal(response.status, 200);
      assert.deepEqual(await response.json(), {});
      assert.deepEqual([bot.turns, connector.calls], [[], []]);
    });
  }

  it('is told to give up when the bot stops', async () => {
    await late(message());
    const signal = bot.turns[0]?.signal;
    assert.equal(signal?.aborted, false);
    signal?.addEventListener('abort', () => answer(textReply('given up')));
    await bot.unfinished.finish(5, Promise.resolve());
    assert.deepEqual(sent(), ['POST one moment', 'PUT given up']);
  });
});
