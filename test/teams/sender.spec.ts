import assert from 'node:assert/strict';
import type { Sent } from '../../src/teams/sender.js';
import { type ConnectorServer, connectorServer } from '../support/connector-server.js';
import { botAppId, type TeamsBot, teamsBot, tenantId } from '../support/teams-bot.js';

describe('the sender', () => {
  let connector: ConnectorServer;
  let bot: TeamsBot;
  before(async () => {
    connector = await connectorServer();
    bot = await teamsBot({ isSandbox: true, openIdMetadataUrl: `${connector.url}/none` });
  });
  after(async () => {
    await bot.stop();
    await connector.close();
  });
  beforeEach(() => {
    connector.calls.length = 0;
    connector.queue.length = 0;
    bot.slept.length = 0;
  });

  const reference = () => ({
    serviceUrl: `${connector.url}/`,
    channelId: 'msteams',
    bot: { id: `28:${botAppId}`, name: 'Connector Bot' },
    conversation: {
      id: 'a:1',
      tenantId,
      conversationType: 'personal',
      isGroup: false,
      name: '',
    },
  });
  const post = (): Promise<Sent> =>
    bot.sender.post(reference(), { type: 'message', text: 'hello' });

  it('posts once, with a token of its own, and knows the id', async () => {
    assert.deepEqual(await post(), { outcome: 'sent', id: 'sent-1' });
    const [call, ...more] = connector.calls;
    assert.deepEqual(more, []);
    assert.equal(call?.method, 'POST');
    // The SDK invents a message that it answers to; Teams does not mind.
    assert.match(call?.path ?? '', /^\/v3\/conversations\/a:1\/activities(\/[\w-]+)?$/);
    assert.equal(call?.authorization, 'Bearer token-for-https://api.botframework.com/.default');
    assert.equal(call?.activity['text'], 'hello');
  });

  it('puts a message in the place of another', async () => {
    const sent = await bot.sender.update(reference(), 'sent-0', { type: 'message', text: 'new' });
    assert.deepEqual(sent, { outcome: 'sent', id: 'sent-0' });
    const [call] = connector.calls;
    assert.deepEqual(
      [call?.method, call?.path],
      ['PUT', '/v3/conversations/a:1/activities/sent-0'],
    );
    assert.equal(call?.activity['id'], 'sent-0');
  });

  it('repeats what came too fast, after as long as Teams asks', async () => {
    connector.queue.push({ status: 429, headers: { 'retry-after': '3' } });
    connector.queue.push({ status: 429, headers: { 'retry-after': '7' } });
    assert.deepEqual(await post(), { outcome: 'sent', id: 'sent-3' });
    assert.equal(connector.calls.length, 3);
    assert.deepEqual(bot.slept, [3000, 7000]);
  });

  it('waits longer each time where Teams does not say how long, and never very long', async () => {
    connector.queue.push({ status: 429 }, { status: 429 });
    await post();
    assert.deepEqual(bot.slept, [1000, 2000]);
    connector.queue.push({ status: 429, headers: { 'retry-after': '3600' } });
    await post();
    assert.deepEqual(bot.slept, [1000, 2000, 10_000]);
  });

  it('gives up after three, surely not delivered', async () => {
    connector.queue.push(...Array.from({ length: 5 }, () => ({ status: 429 })));
    assert.equal((await post()).outcome, 'refused');
    assert.equal(connector.calls.length, 3);
  });

  for (const status of [400, 401, 403, 404, 409, 413]) {
    it(`sends once what is refused with ${status}`, async () => {
      connector.queue.push({ status, body: { error: { code: 'X', message: 'no' } } });
      assert.equal((await post()).outcome, 'refused');
      assert.equal(connector.calls.length, 1);
      assert.deepEqual(bot.slept, []);
    });
  }

  for (const status of [408, 500, 502, 503, 504]) {
    it(`sends once what ends with ${status}: it may have been delivered`, async () => {
      connector.queue.push({ status, headers: { 'retry-after': '1' } });
      assert.equal((await post()).outcome, 'unknown');
      assert.equal(connector.calls.length, 1);
      assert.deepEqual(bot.slept, []);
    });
  }

  it('sends once what is never confirmed', async () => {
    connector.queue.push({ status: 0, breaksOff: true });
    assert.equal((await post()).outcome, 'unknown');
    assert.equal(connector.calls.length, 1);
  });

  const update = (): Promise<Sent> =>
    bot.sender.update(reference(), 'x', { type: 'message', text: 'new' });

  for (const lost of [{ status: 0, breaksOff: true }, { status: 500 }, { status: 502 }]) {
    it(`puts one in the place of another again, which is the same: ${JSON.stringify(lost)}`, async () => {
      connector.queue.push(lost, lost);
      assert.deepEqual(await update(), { outcome: 'sent', id: 'x' });
      assert.deepEqual(
        connector.calls.map(({ method }) => method),
        ['PUT', 'PUT', 'PUT'],
      );
      assert.deepEqual(bot.slept, [1000, 2000]);
    });
  }

  it('does not know what became of an update that is not confirmed three times', async () => {
    connector.queue.push(...Array.from({ length: 5 }, () => ({ status: 500 })));
    const updated = await update();
    assert.deepEqual([updated.outcome, 'status' in updated && updated.status], ['unknown', 500]);
    assert.equal(connector.calls.length, 3);
  });

  it('repeats what met another operation in the conversation (412): nothing was done', async () => {
    connector.queue.push({ status: 412 }, { status: 412 });
    assert.deepEqual(await post(), { outcome: 'sent', id: 'sent-3' });
    assert.deepEqual(bot.slept, [1000, 2000]);
    connector.queue.push(...Array.from({ length: 5 }, () => ({ status: 412 })));
    const refused = await post();
    assert.deepEqual([refused.outcome, 'status' in refused && refused.status], ['refused', 412]);
  });

  it('waits until the moment that Teams names, and never not at all', async () => {
    const moment = new Date(Date.now() + 3_600_000).toUTCString();
    connector.queue.push({ status: 429, headers: { 'retry-after': moment } });
    await post();
    assert.deepEqual(bot.slept, [10_000]);
    for (const header of ['0', '-5', 'soon', '']) {
      connector.queue.push({ status: 429, headers: { 'retry-after': header } });
      bot.slept.length = 0;
      await post();
      assert.deepEqual(bot.slept, [1000], header);
    }
  });

  it('does not know what became of a message to a server that is not there', async () => {
    const gone = await connectorServer();
    await gone.close();
    const sent = await bot.sender.post(
      { ...reference(), serviceUrl: gone.url },
      { type: 'message', text: 'hello' },
    );
    assert.equal(sent.outcome, 'unknown');
  });
});
