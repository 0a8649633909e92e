import assert from 'node:assert/strict';
import type { Store } from '../../src/domain/ports/store.js';
import { openPostgresStore } from '../../src/storage/postgres-store.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { storeContract } from './store-contract.js';

const open = (url: string): Promise<Store> => openPostgresStore({ url, onError: () => {} });

storeContract('PostgreSQL', async () => {
  const server = await startPostgres();
  const url = await server.createDatabase();
  const opened = [await open(url)];
  const [store] = opened;
  assert.ok(store);
  return {
    store,
    reopen: async () => {
      const beside = await open(url);
      opened.push(beside);
      return beside;
    },
    clear: async () => {
      await Promise.all(opened.map((each) => each.close()));
      await server.stop();
    },
  };
});

describe('Several stores on one PostgreSQL', () => {
  let server: PostgresServer;
  before(async function () {
    this.timeout(60_000);
    server = await startPostgres();
  });
  after(async function () {
    this.timeout(20_000);
    await server.stop();
  });

  it('may be opened at the same moment on an empty database', async function () {
    this.timeout(20_000);
    const url = await server.createDatabase();
    const stores = await Promise.all([open(url), open(url), open(url)]);
    await Promise.all(stores.map((store) => store.ping()));
    await Promise.all(stores.map((store) => store.close()));
  });

  it('let one of them claim an activity', async function () {
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
});
