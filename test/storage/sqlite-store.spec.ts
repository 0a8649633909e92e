import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { StoreFailure } from '../../src/domain/failure.js';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import { StoreInUse, StoreTooNew } from '../../src/storage/store-failure.js';
import { tempFolder } from '../support/temp-folder.js';

const holder = fileURLToPath(new URL('../support/hold-sqlite-store.ts', import.meta.url));

async function holdElsewhere(file: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', holder, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('The SQLite store', () => {
  const folder = tempFolder();
  const file = join(folder.path, 'bot.sqlite');
  after(() => folder.remove());

  it('refuses a file that another process holds, until that one is killed', async function () {
    this.timeout(20_000);
    const child = await holdElsewhere(file);
    await assert.rejects(
      openSqliteStore({ file }),
      (error) =>
        error instanceof StoreInUse &&
        error.message.startsWith(`${file} is in use by process ${child.pid}.`),
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    const store = await openSqliteStore({ file });
    assert.equal((await store.preferences.of('holder')).language, 'zh-TW');
    await store.close();
  });

  it('refuses a file that this process holds already, also under another name', async () => {
    const store = await openSqliteStore({ file });
    const alias = join(folder.path, 'alias.sqlite');
    symlinkSync(file, alias);
    await assert.rejects(openSqliteStore({ file }), StoreInUse);
    await assert.rejects(openSqliteStore({ file: alias }), StoreInUse);
    await store.close();
  });

  it('lets others be answered while the picture of a tenant is put in order', async () => {
    const store = await openSqliteStore({ file: join(folder.path, 'turns.sqlite') });
    let [turns, isOver] = [0, false];
    const turn = (): void => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    await store.syncs.settle('nothing-read', 'full');
    isOver = true;
    await store.close();
    assert.ok(turns > 1, `${turns} turns of the event loop`);
  });

  it('lets one of several through that open a file at the same moment', async () => {
    const raced = join(folder.path, 'raced.sqlite');
    const opened = await Promise.allSettled([1, 2, 3].map(() => openSqliteStore({ file: raced })));
    const stores = opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    assert.equal(stores.length, 1);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('refuses a database of a newer version, and leaves it free', async () => {
    const newer = join(folder.path, 'newer.sqlite');
    await (await openSqliteStore({ file: newer })).close();
    const raw = new Database(newer);
    raw.exec("insert into kysely_migration values ('9999-later', '2030-01-01')");
    raw.close();
    await assert.rejects(openSqliteStore({ file: newer }), StoreTooNew);
    await assert.rejects(openSqliteStore({ file: newer }), StoreTooNew);
  });

  it('refuses a file that is no database, and leaves it free', async () => {
    const foreign = join(folder.path, 'foreign.sqlite');
    writeFileSync(foreign, 'Dear diary, '.repeat(500));
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await assert.rejects(openSqliteStore({ file: foreign }), {
        name: 'StoreFailure',
        message: `${foreign} cannot be opened (SQLITE_NOTADB).`,
      });
    }
  });

  it('goes on while somebody who reads keeps the file from being tidied up', async function () {
    this.timeout(60_000);
    const read = join(folder.path, 'read.sqlite');
    const store = await openSqliteStore({ file: read });
    const reader = new Database(read);
    reader.exec('begin');
    const rows = reader.prepare('select key from visits');
    const seen = (): number => rows.all().length;
    assert.equal(seen(), 0);
    // More than the thousand pages after which SQLite tidies up.
    const version = 'x'.repeat(40_000);
    for (let n = 0; n < 150; n += 1) await store.visits.visit(`p${n}`, version);
    assert.equal(seen(), 0);
    reader.exec('rollback');
    assert.equal(seen(), 150);
    await store.ping();
    reader.close();
    await store.close();
  });

  it('says which file cannot be opened', async () => {
    const impossible = join(file, 'below-a-file.sqlite');
    await assert.rejects(openSqliteStore({ file: impossible }), StoreFailure);
  });
});
