import assert from 'node:assert/strict';
import type { Store } from '../../src/domain/ports/store.js';
import { tenantLimits } from '../../src/domain/watch/pace.js';
import { WatchDesk } from '../../src/domain/watch/watch-desk.js';
import { openPostgresStore } from '../../src/storage/postgres-store.js';
import { subjectCards } from '../../src/teams/subject-cards.js';
import { type ConnectorServer, connectorServer } from '../support/connector-server.js';
import { Noticed } from '../support/noticed.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { connected } from '../support/reports.js';
import { type TeamsBot, teamsBot } from '../support/teams-bot.js';
import { failureNamed, noHolding } from '../support/watched.js';

const places = Array.from({ length: 500 }, (_, n) => `a:${n}.`);

describe('one failure and 500 conversations', function () {
  this.timeout(60_000);
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

  /** Two deliveries at once, each over its own store, until nothing waits; answers who was told. */
  async function toldOf([one, two]: readonly [Store, Store]): Promise<readonly string[]> {
    const world = new Noticed(one, connector);
    await world.know(...places);
    for (const conversationId of places) {
      await one.subscriptions.put({ conversationId, topics: ['failures'], severity: 'info' });
    }
    world.drawSubject = subjectCards(one, { connectionInformation: async () => connected });
    const { clock } = world;
    const newIncidentId = (): string => 'INC222';
    const watch = new WatchDesk({ store: one, holding: noHolding, clock, newIncidentId });
    await watch.failed(failureNamed('a'));
    const deliveries = [world.delivery(bot.sender), world.delivery(bot.sender, two)];
    while ((await one.outbox.waiting()).count > 0) {
      await Promise.all(deliveries.map((each) => each.deliver()));
      world.now += 1000;
    }
    assert.deepEqual(new Set(world.outcomes), new Set(['sent']));
    assert.deepEqual(world.logged, []);
    const moments = world.leaves.map(({ at }) => at);
    // As many leaves as messages: none was taken for nothing.
    assert.equal(moments.length, places.length);
    for (const { sends, withinMs } of tenantLimits) {
      const within = (from: number): number =>
        moments.filter((at) => at >= from && at < from + withinMs).length;
      assert.ok(Math.max(...moments.map(within)) <= sends);
    }
    return connector.calls.map(({ path }) => /conversations\/([^/]+)\//.exec(path)?.[1] ?? '');
  }

  it('are all told, none lost and none doubled, by two deliveries over SQLite', async () => {
    const told = await toldOf([bot.store, bot.store]);
    assert.deepEqual(told.toSorted(), places.toSorted());
  });

  describe('over PostgreSQL', () => {
    let server: PostgresServer;
    before(async () => {
      server = await startPostgres();
    });
    after(() => server.stop());

    it('are all told, none lost and none doubled, by two processes', async () => {
      const url = await server.createDatabase();
      const open = (): Promise<Store> => openPostgresStore({ url, onError: () => {} });
      const stores = [await open(), await open()] as const;
      const told = await toldOf(stores);
      assert.deepEqual(told.toSorted(), places.toSorted());
      for (const store of stores) await store.close();
    });
  });
});
