import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import Database from 'libsql';
import { LibsqlDialect } from '../../src/storage/libsql-dialect.js';
import { sqliteLightly } from '../../src/storage/light-commit.js';
import type { Schema } from '../../src/storage/schema.js';
import { tempFolder } from '../support/temp-folder.js';

/** SQLite's numbers. Source: sqlite.org/pragma.html#pragma_synchronous. */
const [normal, full] = [1, 2];

describe('A light commit on SQLite', () => {
  const folder = tempFolder();
  const raw = new Database(join(folder.path, 'light.sqlite'));
  raw.exec('pragma journal_mode = wal');
  raw.exec('pragma synchronous = full');
  const db = new Kysely<Schema>({ dialect: new LibsqlDialect(raw) });
  after(async () => {
    await db.destroy();
    folder.remove();
  });

  const safetyOf = async (on: Kysely<Schema>): Promise<number | undefined> => {
    const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(on);
    return rows[0]?.synchronous;
  };

  it('does not wait for the disk; everything else does', async () => {
    assert.equal(await sqliteLightly(db, safetyOf), normal);
    assert.equal(await safetyOf(db), full);
  });

  it('leaves the others safe when its write fails', async () => {
    const failing = sqliteLightly(db, async () => {
      throw new RangeError('no');
    });
    await assert.rejects(failing, RangeError);
    assert.equal(await safetyOf(db), full);
  });

  it('lets no other write in between', async () => {
    const seen: (number | undefined)[] = [];
    const light = sqliteLightly(db, async (alone) => {
      seen.push(await safetyOf(alone));
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(await safetyOf(alone));
    });
    const other = safetyOf(db);
    await light;
    assert.deepEqual([...seen, await other], [normal, normal, full]);
  });

  it('is as safe as its transaction within one', async () => {
    const within = await db.transaction().execute((open) => sqliteLightly(open, safetyOf));
    assert.equal(within, full);
  });
});
