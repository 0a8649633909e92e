import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import type { Store } from '../domain/ports/store.js';
import { lockFile } from './file-lock.js';
import { LibsqlDialect } from './libsql-dialect.js';
import { openSqlStore } from './sql-store.js';
import { StoreFailure } from './store-failure.js';

/**
 * The Store in one SQLite file, for one process. The folder is made if it is not there.
 * @throws StoreInUse when another process holds the file
 * @throws StoreFailure when the file cannot be opened
 */
export async function openSqliteStore({ file }: { readonly file: string }): Promise<Store> {
  const { raw, unlock } = openFile(file);
  return openSqlStore({
    kind: 'sqlite',
    dialect: new LibsqlDialect(raw),
    versionQuery: 'select sqlite_version() as version',
    place: file,
    release: unlock,
  });
}

function openFile(file: string): { raw: Database.Database; unlock: () => void } {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const unlock = lockFile(file);
    const raw = new Database(file, { timeout: 5000 });
    raw.exec('pragma journal_mode = wal');
    raw.exec('pragma synchronous = full');
    raw.exec('pragma foreign_keys = on');
    return { raw, unlock };
  } catch (error) {
    if (error instanceof StoreFailure) throw error;
    throw new StoreFailure(`${file} cannot be opened.`, { cause: error });
  }
}
