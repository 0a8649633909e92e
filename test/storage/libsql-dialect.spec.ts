import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import Database from 'libsql';
import type { Store } from '../../src/domain/ports/store.js';
import { LibsqlDialect } from '../../src/storage/libsql-dialect.js';
import { openSqlStore } from '../../src/storage/sql-store.js';
import { tempFolder } from '../support/temp-folder.js';

const openOver = (raw: Database.Database): Promise<Store> =>
  openSqlStore({
    kind: 'sqlite',
    dialect: new LibsqlDialect(raw, 100),
    versionQuery: 'select sqlite_version() as version',
    place: 'memory',
  });

describe('SQLite through libsql', () => {
  const folder = tempFolder();
  after(() => folder.remove());

  it('refuses a boolean, which would end the process', async () => {
    const db = new Kysely<unknown>({ dialect: new LibsqlDialect(new Database(':memory:')) });
    await assert.rejects(sql`select ${true}`.execute(db), TypeError);
    await db.destroy();
  });

  it('fails as ours when the disk is full, and goes on when there is room', async () => {
    const raw = new Database(join(folder.path, 'full.sqlite'));
    const store = await openOver(raw);
    raw.exec('pragma max_page_count = 20');
    const conversation = {
      id: 'long',
      kind: 'channel',
      tenantId: 'tenant',
      reference: 'x'.repeat(200_000),
      seenAt: new Date(1),
      personId: undefined,
    } as const;
    const full = store.together(async (areas) => {
      await areas.preferences.put('before', { language: 'en' });
      await areas.conversations.put(conversation);
    });
    await assert.rejects(full, { name: 'StoreFailure', message: /SQLITE_FULL/ });
    assert.equal((await store.preferences.of('before')).language, undefined);
    raw.exec('pragma max_page_count = 1000');
    assert.equal(await store.conversations.put(conversation), true);
    await store.close();
  });

  it('fails as ours when another program keeps the file locked', async () => {
    const file = join(folder.path, 'locked.sqlite');
    const store = await openOver(new Database(file));
    const other = new Database(file);
    other.exec('begin immediate');
    await assert.rejects(store.preferences.put('anybody', { language: 'en' }), {
      name: 'StoreFailure',
      message: /SQLITE_BUSY/,
    });
    other.exec('rollback');
    other.close();
    await store.preferences.put('anybody', { language: 'en' });
    await store.close();
  });
});
