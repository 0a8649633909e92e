import assert from 'node:assert/strict';
import { conversationLimits } from '../../src/domain/watch/pace.js';
import type { NoticeDelivery } from '../../src/teams/notice-delivery.js';
import { subjectCards } from '../../src/teams/subject-cards.js';
import { type ConnectorServer, connectorServer } from '../support/connector-server.js';
import { incident } from '../support/incidents.js';
import { Latch } from '../support/latch.js';
import { Noticed, shownBy } from '../support/noticed.js';
import { connected } from '../support/reports.js';
import { type TeamsBot, teamsBot } from '../support/teams-bot.js';

describe('the delivery of notices', () => {
  let connector: ConnectorServer;
  let bot: TeamsBot;
  let world: Noticed;
  let delivery: NoticeDelivery;
  beforeEach(async () => {
    connector = await connectorServer();
    bot = await teamsBot({ isSandbox: true, openIdMetadataUrl: `${connector.url}/none` });
    world = new Noticed(bot.store, connector);
    delivery = world.delivery(bot.sender);
    await world.know('a:1', 'a:2');
  });
  afterEach(async () => {
    await bot.stop();
    await connector.close();
  });

  const shown = (): readonly string[] => connector.calls.map(shownBy);
  const answering = (conversation: string, status: number): void => {
    connector.answer = ({ path }) => (path.includes(`/${conversation}/`) ? { status } : undefined);
  };
  const waiting = async (): Promise<number> => (await bot.store.outbox.waiting()).count;
  const later = (ms: number): Promise<void> => {
    world.now += ms;
    return delivery.deliver();
  };

  it('keeps the order within a conversation, the urgent before and the digest behind', async () => {
    await world.add('a:1', 'DIGEST', 'leisurely');
    for (const id of ['ONE', 'TWO']) await world.add('a:1', id);
    await world.add('a:1', 'URGENT', 'urgent');
    await delivery.deliver();
    assert.deepEqual(
      shown(),
      ['URGENT', 'ONE', 'TWO', 'DIGEST'].map((id) => `POST a:1 ${id}`),
    );
  });

  it('shows a burst as one card, and what follows in its place', async () => {
    for (let n = 0; n < 50; n += 1) await world.add('a:1', 'SAME');
    await delivery.deliver();
    await world.add('a:1', 'SAME');
    await delivery.deliver();
    assert.deepEqual(shown(), ['POST a:1 SAME', 'PUT a:1 SAME']);
    assert.match(connector.calls[1]?.path ?? '', /\/sent-1$/);
  });

  it("keeps Teams' pace by two deliveries together, and uses all of it", async function () {
    this.timeout(20_000);
    for (let n = 0; n < 130; n += 1) await world.add('a:1', `N${n}.`);
    const deliveries = [delivery, world.delivery(bot.sender)];
    while ((await waiting()) > 0) {
      await Promise.all(deliveries.map((each) => each.deliver()));
      world.now += 100;
    }
    assert.deepEqual(
      shown(),
      Array.from({ length: 130 }, (_, n) => `POST a:1 N${n}.`),
    );
    const moments = world.leaves.map(({ at }) => at);
    assert.equal(moments.length, 130);
    for (const { sends, withinMs } of conversationLimits) {
      const within = (from: number): number =>
        moments.filter((at) => at >= from && at < from + withinMs).length;
      assert.ok(Math.max(...moments.map(within)) <= sends, `${sends} in ${withinMs} ms`);
    }
    // 130 at 60 in 30 seconds cannot take less than a minute.
    assert.ok(world.now - (moments[0] ?? 0) < 75_000);
  });

  it('waits as long as Teams asks, which is no attempt, while others go on', async () => {
    let throttled = 0;
    connector.answer = ({ path }) => {
      if (!path.includes('/a:1/') || throttled === 3) return undefined;
      throttled += 1;
      return { status: 429, headers: { 'retry-after': '90' } };
    };
    await world.add('a:1', 'ONE');
    await world.add('a:2', 'OTHER');
    await delivery.deliver();
    await later(89_999);
    assert.deepEqual(shown().toSorted(), ['POST a:1 ONE', 'POST a:2 OTHER']);
    await later(1);
    await later(90_000);
    await later(90_000);
    assert.deepEqual(shown().slice(2), ['POST a:1 ONE', 'POST a:1 ONE', 'POST a:1 ONE']);
    assert.deepEqual(world.outcomes, [
      ...world.outcomes.slice(0, 2),
      ...['throttled', 'throttled', 'sent'],
    ]);
    assert.equal(await waiting(), 0);
  });

  for (const status of [403, 404]) {
    it(`buries a conversation that answers ${status}, and tells the others`, async () => {
      answering('a:1', status);
      for (const id of ['ONE', 'TWO']) {
        await world.add('a:1', id);
        await world.add('a:2', id);
      }
      await delivery.deliver();
      assert.deepEqual(shown().toSorted(), ['POST a:1 ONE', 'POST a:2 ONE', 'POST a:2 TWO']);
      const dead = await bot.store.conversations.dead();
      assert.deepEqual([dead.map(({ id }) => id), await waiting()], [['a:1'], 0]);
      assert.deepEqual(world.outcomes.toSorted(), ['refused', 'sent', 'sent']);
      answering('a:1', 201);
      await world.add('a:1', 'THREE');
      await delivery.deliver();
      assert.deepEqual(await bot.store.conversations.dead(), []);
    });
  }

  it('tries twice what may have come through, says so on the card, and gives up', async () => {
    answering('a:1', 500);
    for (const id of ['ONE', 'TWO']) await world.add('a:1', id);
    await world.add('a:2', 'OTHER');
    await delivery.deliver();
    assert.deepEqual(shown().toSorted(), ['POST a:1 ONE', 'POST a:2 OTHER']);
    await later(29_999);
    assert.equal(connector.calls.length, 2);
    await later(1);
    assert.deepEqual(shown().slice(2), ['POST a:1 ONE!', 'POST a:1 TWO']);
    await later(30_000);
    assert.deepEqual(shown().slice(4), ['POST a:1 TWO!']);
    await later(600_000);
    assert.equal(connector.calls.length, 5);
    assert.deepEqual(world.outcomes, ['sent', 'unknown', 'unknown']);
    assert.deepEqual([await waiting(), world.logged], [0, ['notice.lost', 'notice.lost']]);
  });

  it('counts what was repeated, and a card says so in words', async () => {
    await bot.store.incidents.put(incident({ id: 'REP222', fingerprint: 'r', version: 0 }));
    const connection = { connectionInformation: async () => connected };
    world.drawSubject = subjectCards(bot.store, connection);
    delivery = world.delivery(bot.sender);
    connector.queue.push({ status: 502 });
    await world.add('a:1', 'REP222.0');
    await delivery.deliver();
    await later(30_000);
    const cards = connector.calls.map(({ activity }) => JSON.stringify(activity));
    assert.deepEqual(
      cards.map((card) => card.includes('Possibly repeated')),
      [false, true],
    );
    assert.deepEqual(world.outcomes, ['repeated']);
  });

  it('loses nothing while Teams cannot be reached or does not trust the bot, however long', async () => {
    answering('a:1', 401);
    await world.add('a:1', 'ONE');
    for (let n = 0; n < 10; n += 1) await later(30_000);
    connector.answer = () => undefined;
    await later(30_000);
    assert.deepEqual(new Set(shown()), new Set(['POST a:1 ONE']));
    assert.deepEqual(world.outcomes, [...Array.from({ length: 10 }, () => 'unsent'), 'sent']);
    const gone = await connectorServer();
    await gone.close();
    const unreachable = new Noticed(bot.store, gone);
    await unreachable.know('a:2');
    await world.add('a:2', 'LATER');
    for (let n = 0; n < 5; n += 1) await later(30_000);
    await world.know('a:2');
    await later(30_000);
    assert.equal(shown().at(-1), 'POST a:2 LATER');
  });

  it('is taken over when a process dies in the middle, and sent at most twice', async () => {
    const reached = new Latch();
    const never = (): Promise<never> => {
      reached.open();
      return new Promise(() => {});
    };
    await world.add('a:1', 'ONE');
    await world.add('a:1', 'TWO');
    const died = () => world.delivery({ tryPost: never, tryUpdate: never }).deliver();
    void died();
    await reached.opened;
    await later(59_999);
    assert.deepEqual(shown(), []);
    await later(1);
    assert.deepEqual(shown(), ['POST a:1 ONE!', 'POST a:1 TWO']);
    assert.deepEqual(world.outcomes, ['repeated', 'sent']);
  });

  it('ends with what is being sent when its process ends, and another goes on at once', async () => {
    const [reached, goOn] = [new Latch(), new Latch()];
    const slow: typeof bot.sender.tryPost = async (...asked) => {
      reached.open();
      await goOn.opened;
      return bot.sender.tryPost(...asked);
    };
    await world.add('a:1', 'ONE');
    await world.add('a:1', 'TWO');
    const ending = world.delivery({ tryPost: slow, tryUpdate: slow as never });
    const delivered = ending.deliver();
    await reached.opened;
    ending.end();
    goOn.open();
    await delivered;
    assert.deepEqual(shown(), ['POST a:1 ONE']);
    await delivery.deliver();
    assert.deepEqual(shown(), ['POST a:1 ONE', 'POST a:1 TWO']);
  });

  it('gives back what waits for Teams’ pace when its process ends: it was not begun', async () => {
    const [first] = conversationLimits;
    const sends = first?.sends ?? 0;
    for (let n = 0; n <= sends; n += 1) await world.add('a:1', `N${n}.`);
    const waits = new Latch();
    const ending = world.delivery(bot.sender, bot.store, {
      sleep: (_, signal) => {
        waits.open();
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        });
      },
    });
    const delivered = ending.deliver();
    await waits.opened;
    ending.end();
    await delivered;
    assert.equal(shown().length, sends);
    await later(first?.withinMs ?? 0);
    assert.equal(shown().at(-1), `POST a:1 N${sends}.`);
    assert.deepEqual(world.logged, []);
  });

  it('is given up after two processes died of it, and keeps nothing waiting', async () => {
    await world.add('a:1', 'ONE');
    await world.add('a:1', 'TWO');
    for (let n = 0; n < 2; n += 1) {
      const [showing] = await bot.store.outbox.due(world.clock(), 1);
      assert.ok(showing);
      await bot.store.outbox.begin(showing, new Date(world.now + 60_000));
      world.now += 60_000;
    }
    await delivery.deliver();
    assert.deepEqual([shown(), world.outcomes], [['POST a:1 TWO'], ['unknown', 'sent']]);
  });

  it('goes on when a send is never answered, and holds up nobody with it', async () => {
    const hung = new Latch();
    connector.answer = async ({ path }) => {
      if (path.includes('/a:1/')) await hung.opened;
      return undefined;
    };
    await world.add('a:1', 'HUNG');
    for (let n = 0; n < 5; n += 1) await world.add('a:2', `N${n}.`);
    const delivered = delivery.deliver();
    while ((await waiting()) > 1) await new Promise(setImmediate);
    assert.deepEqual(
      shown().filter((each) => each.includes('a:2')),
      [0, 1, 2, 3, 4].map((n) => `POST a:2 N${n}.`),
    );
    world.timer.ringAll();
    await delivered;
    hung.open();
    assert.equal(await waiting(), 1);
    await later(30_000);
    assert.equal(shown().at(-1), 'POST a:1 HUNG!');
  });

  for (const status of [400, 403, 404, 405]) {
    it(`posts a card anew whose update ends with ${status}, and buries nothing`, async () => {
      await world.add('a:1', 'ONE');
      await delivery.deliver();
      connector.answer = ({ method }) => (method === 'PUT' ? { status } : undefined);
      await world.add('a:1', 'ONE');
      await delivery.deliver();
      assert.deepEqual(shown(), ['POST a:1 ONE', 'PUT a:1 ONE', 'POST a:1 ONE']);
      assert.deepEqual(await bot.store.conversations.dead(), []);
      connector.answer = () => undefined;
      await world.add('a:1', 'ONE');
      await delivery.deliver();
      assert.match(connector.calls.at(-1)?.path ?? '', /\/sent-3$/);
    });
  }

  it('buries a conversation that takes neither an update nor a new card', async () => {
    await world.add('a:1', 'ONE');
    await delivery.deliver();
    answering('a:1', 403);
    await world.add('a:1', 'ONE');
    await delivery.deliver();
    assert.deepEqual(shown(), ['POST a:1 ONE', 'PUT a:1 ONE', 'POST a:1 ONE']);
    const dead = await bot.store.conversations.dead();
    assert.deepEqual([dead.map(({ id }) => id), await waiting()], [['a:1'], 0]);
  });

  for (const headers of [{ 'retry-after': '0' }, { 'retry-after': '-5' }, {}]) {
    it(`does not ask Teams without a pause that names none: ${JSON.stringify(headers)}`, async () => {
      for (const status of [429, 412]) {
        connector.answer = () => ({ status, headers });
        await world.add('a:1', `WITH-${status}`);
        const before = shown().length;
        await delivery.deliver();
        await later(999);
        assert.equal(shown().length, before + 1);
        connector.answer = () => undefined;
        await later(1);
        assert.equal(await waiting(), 0);
      }
    });
  }

  it('skips what there is nothing to show of, and what cannot be drawn', async () => {
    const { drawSubject } = world;
    world.drawSubject = async (showing, place, voice) => {
      if (showing.subject.id === 'BROKEN') throw new Error('no');
      return showing.subject.id === 'OVER' ? undefined : drawSubject(showing, place, voice);
    };
    delivery = world.delivery(bot.sender);
    for (const id of ['OVER', 'BROKEN', 'FINE']) await world.add('a:1', id);
    await world.add('a:nobody', 'LOST');
    await delivery.deliver();
    for (let n = 0; n < 3; n += 1) await later(60_000);
    assert.deepEqual([shown(), await waiting()], [['POST a:1 FINE'], 0]);
    assert.deepEqual(world.outcomes.toSorted(), ['nothing', 'refused', 'sent', 'unknown']);
  });
});
