import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Store } from '../../../src/domain/ports/store.js';
import { openPostgresStore } from '../../../src/storage/postgres-store.js';
import { openSqliteStore } from '../../../src/storage/sqlite-store.js';
import { bundled } from '../kill/bundle.js';
import { startPostgres } from '../postgres.js';
import { seeded } from '../seeded.js';
import { tempFolder } from '../temp-folder.js';
import { smallTenant, TenantExchange } from '../tenant-exchange.js';
import { LocalRacer, type Racer } from './racer.js';
import { races, requestsMeet, rivals } from './races.js';
import { RemoteRacer } from './remote-racer.js';

interface Open {
  readonly store: Store;
  readonly racers: readonly [Racer, Racer];
}

function raceOver(eachPair: number, open: (exchange: TenantExchange) => Promise<Open>): void {
  const folder = tempFolder();
  const exchange = new TenantExchange(smallTenant(folder.path, randomUUID));
  let opened: Open;
  before(async function () {
    this.timeout(60_000);
    opened = await open(exchange);
  });
  after(async () => {
    for (const racer of opened.racers) await racer.close();
    await opened.store.close();
    folder.remove();
  });

  rivals.forEach((rival, index) => {
    it(`has one outcome ${eachPair} times when an approval meets: ${rival}`, async function () {
      this.timeout(600_000);
      const random = seeded(index + 1);
      await races({ ...opened, exchange, rival, times: eachPair, random });
    });
  });

  it('requests one change when two people ask for the same at once, and refuses the other', async function () {
    this.timeout(60_000);
    await requestsMeet({ ...opened, exchange, times: 100, random: seeded(7) });
  });
}

/** @param eachPair how often each pair meets on each database */
export function racesContract(eachPair: number): void {
  describe('on SQLite', () => {
    const folder = tempFolder();
    after(() => folder.remove());
    raceOver(eachPair, async (exchange) => {
      const store = await openSqliteStore({ file: join(folder.path, 'bot.sqlite') });
      const racer = new LocalRacer(store, exchange);
      return { store, racers: [racer, racer] };
    });
  });

  describe('in two processes on PostgreSQL', () => {
    const folder = tempFolder();
    let server: Awaited<ReturnType<typeof startPostgres>>;
    raceOver(eachPair, async (exchange) => {
      server = await startPostgres();
      const url = await server.createDatabase();
      const bundle = await bundled(new URL('racing-process.ts', import.meta.url), folder.path);
      const store = await openPostgresStore({ url, onError: () => {} });
      const other = await RemoteRacer.start(bundle, url, exchange);
      return { store, racers: [new LocalRacer(store, exchange), other] };
    });
    after(async function () {
      this.timeout(20_000);
      await server.stop();
      folder.remove();
    });
  });
}
