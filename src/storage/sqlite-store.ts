import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { StoreFailure } from '../domain/failure.js';
import type { Store } from '../domain/ports/store.js';
import { lockFile } from './file-lock.js';
import { LibsqlDialect } from './libsql-dialect.js';
import { openSqlStore } from './sql-store.js';

/** How long opening waits, in milliseconds, for a program that has the file locked. */
const patience = 5000;

const walBytes = 64 * 1024 * 1024;

/**
 * The Store in one SQLite file, for one process. The folder is made if it is not there; beside the file
 * lie `.lock` and `.pid`, which tell who has it.
 * @throws StoreInUse when another process holds the file
 * @throws StoreTooNew when a newer version wrote it
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
    // One file under two names has to have one lock.
    const unlock = lockFile(existsSync(file) ? realpathSync(file) : file);
    try {
      return { raw: openRaw(file), unlock };
    } catch (error) {
      unlock();
      throw error;
    }
  } catch (error) {
    if (error instanceof StoreFailure) throw error;
    throw new StoreFailure(`${file} cannot be opened${codeOf(error)}.`, { cause: error });
  }
}

/** Such as ` (SQLITE_NOTADB)`; nothing where there is none. */
const codeOf = (error: unknown): string => {
  const { code } = Object(error) as { readonly code?: unknown };
  return typeof code === 'string' ? ` (${code})` : '';
};

function openRaw(file: string): Database.Database {
  const raw = new Database(file, { timeout: patience });
  try {
    raw.exec('pragma journal_mode = wal');
    raw.exec('pragma synchronous = full');
    raw.exec('pragma foreign_keys = on');
    // Somebody who reads for long lets the file beside it grow; afterwards it is cut to this again.
    raw.exec(`pragma journal_size_limit = ${walBytes}`);
    // From here on LibsqlDialect waits, and lets the process go on meanwhile.
    raw.exec('pragma busy_timeout = 0');
    return raw;
  } catch (error) {
    raw.close();
    throw error;
  }
}
