import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { StoreFailure } from '../../src/domain/failure.js';
import type { Store } from '../../src/domain/ports/store.js';
import { openPostgresStore } from '../../src/storage/postgres-store.js';
import { Latch } from '../support/latch.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { storeContract } from './store-contract.js';

const opener = fileURLToPath(new URL('../support/open-postgres-store.ts', import.meta.url));

const open = (url: string): Promise<Store> => openPostgresStore({ url, onError: () => {} });

/** A process that opens the store of a database when it is told to. */
async function opensElsewhere(url: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', opener, url], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('PostgreSQL', () => {
  let server: PostgresServer;
  before(async function () {
    this.timeout(60_000);
    server = await startPostgres();
  });
  after(async function () {
    this.timeout(20_000);
    await server.stop();
  });

  storeContract('PostgreSQL', async () => {
    const url = await server.createDatabase();
    const store = await open(url);
    const opened = [store];
    return {
      store,
      reopen: async () => {
        const beside = await open(url);
        opened.push(beside);
        return beside;
      },
      clear: async () => {
        await Promise.all(opened.map((each) => each.close()));
      },
    };
  });

  it('is brought to this version by several processes at the same moment', async function () {
    this.timeout(60_000);
    const url = await server.createDatabase();
    const children = await Promise.all([1, 2, 3].map(() => opensElsewhere(url)));
    const exits = children.map((child) => once(child, 'exit'));
    for (const child of children) child.stdin?.end('open\n');
    for (const exit of exits) assert.deepEqual(await exit, [0, null]);
  });

  it('lets one of several stores claim an activity', async function () {
    this.timeout(20_000);
    const url = await server.createDatabase();
    const stores = [await open(url), await open(url)];
    const key = { conversationId: 'race', activityId: '1', type: 'message' };
    const claims = await Promise.all(
      Array.from({ length: 50 }, () =>
        stores.map((store) => store.seen.claim(key, new Date(1))),
      ).flat(),
    );
    assert.equal(claims.filter(Boolean).length, 1);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('may end connections, also in the middle of work, and is asked again', async function () {
    this.timeout(20_000);
    const url = await server.createDatabase();
    const lost = new Latch();
    const store = await openPostgresStore({ url, onError: lost.open });
    const cutOff = store.together(async (areas) => {
      await areas.preferences.put('cut-off', { language: 'en' });
      await server.endConnections(url);
      await lost.opened;
      await areas.preferences.of('cut-off');
    });
    await assert.rejects(cutOff, StoreFailure);
    assert.deepEqual(await store.preferences.of('cut-off'), { language: undefined });
    await store.close();
  });

  it('fails as ours when it is down, without its password', async function () {
    this.timeout(60_000);
    const brief = await startPostgres();
    const url = await brief.createDatabase();
    const store = await open(url);
    await brief.stop();
    const clearFailure = (error: unknown) =>
      error instanceof StoreFailure && !JSON.stringify([error.message, error.cause]).includes(url);
    await assert.rejects(store.ping(), clearFailure);
    await assert.rejects(store.preferences.of('anybody'), clearFailure);
    await assert.rejects(
      store.together(async () => 'done'),
      clearFailure,
    );
    await assert.rejects(open(url), clearFailure);
    await store.close();
  });

  it('refuses an address that is none, without repeating it', async () => {
    await assert.rejects(
      open('postgres://bot:hidden@[broken'),
      (error) =>
        error instanceof StoreFailure &&
        error.cause === undefined &&
        !error.message.includes('hidden'),
    );
  });
});
