import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Store } from '../../src/domain/ports/store.js';
import { openPostgresStore } from '../../src/storage/postgres-store.js';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import { startPostgres } from './postgres.js';
import { races, requestsMeet, rivals } from './races.js';
import { seeded } from './seeded.js';
import { tempFolder } from './temp-folder.js';
import { smallTenant, TenantExchange } from './tenant-exchange.js';

function raceOver(eachPair: number, open: () => Promise<readonly [Store, Store]>): void {
  const folder = tempFolder();
  const exchange = new TenantExchange(smallTenant(folder.path, randomUUID));
  let stores: readonly [Store, Store];
  before(async function () {
    this.timeout(60_000);
    stores = await open();
  });
  after(async () => {
    for (const store of new Set(stores)) await store.close();
    folder.remove();
  });

  rivals.forEach((rival, index) => {
    it(`has one outcome ${eachPair} times when an approval meets: ${rival}`, async function () {
      this.timeout(600_000);
      const random = seeded(index + 1);
      await races({ stores, exchange, rival, times: eachPair, random });
    });
  });

  it('opens one change when two people ask for the same at once', async function () {
    this.timeout(60_000);
    await requestsMeet({ stores, exchange, times: 100, random: seeded(7) });
  });
}

/** @param eachPair how often each pair meets on each database */
export function racesContract(eachPair: number): void {
  describe('on SQLite', () => {
    const folder = tempFolder();
    after(() => folder.remove());
    raceOver(eachPair, async () => {
      const store = await openSqliteStore({ file: join(folder.path, 'bot.sqlite') });
      return [store, store];
    });
  });

  describe('in two processes on PostgreSQL', () => {
    let server: Awaited<ReturnType<typeof startPostgres>>;
    raceOver(eachPair, async () => {
      server = await startPostgres();
      const url = await server.createDatabase();
      const open = (): Promise<Store> => openPostgresStore({ url, onError: () => {} });
      return [await open(), await open()];
    });
    after(async function () {
      this.timeout(20_000);
      await server.stop();
    });
  });
}
