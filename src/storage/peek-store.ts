import { existsSync } from 'node:fs';
import Database from 'libsql';
import { StoreFailure } from '../domain/failure.js';
import type { Store } from '../domain/ports/store.js';
import { LibsqlDialect } from './libsql-dialect.js';
import { assertUpToDate } from './migrate.js';
import { openPostgresDatabase, type PostgresOptions } from './postgres-store.js';
import { openSqlStore } from './sql-store.js';
import { StoreAbsent } from './store-failure.js';

/**
 * The Store of a SQLite file as it is, to be read: nothing is made, brought up to date or locked. So somebody
 * may look while a bot works on it.
 * @throws StoreAbsent when there is no file
 * @throws StoreTooNew, StoreOlder when another version wrote it
 * @throws StoreFailure when it cannot be opened
 */
export async function peekSqliteStore({ file }: { readonly file: string }): Promise<Store> {
  if (!existsSync(file)) throw new StoreAbsent(file);
  return openSqlStore({
    kind: 'sqlite',
    dialect: new LibsqlDialect(openRaw(file)),
    versionQuery: 'select sqlite_version() as version',
    place: file,
    prepare: assertUpToDate,
  });
}

/** The Store in PostgreSQL as it is, to be read; failures as of `peekSqliteStore`. */
export const peekPostgresStore = async (options: PostgresOptions): Promise<Store> =>
  openSqlStore({ ...openPostgresDatabase(options), prepare: assertUpToDate });

function openRaw(file: string): Database.Database {
  try {
    const raw = new Database(file);
    raw.exec('pragma query_only = on');
    return raw;
  } catch (error) {
    throw new StoreFailure(`${file} cannot be opened.`, { cause: error });
  }
}
