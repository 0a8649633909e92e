import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import Database from 'libsql';
import { StoreInUse } from './store-failure.js';

/**
 * Holds a file for this process alone, by an exclusive transaction on a small database beside it. The
 * operating system lets go of it when the process ends, however it ends, so no lock is ever stale.
 * @returns lets go of the file
 * @throws StoreInUse
 */
export function lockFile(file: string): () => void {
  // A file of its own: on POSIX, closing any handle of the locked one would give up the lock.
  const holder = `${file}.pid`;
  const lock = new Database(`${file}.lock`);
  try {
    lock.exec('begin exclusive');
    writeFileSync(holder, String(process.pid));
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new StoreInUse(file, processIn(holder)) : error;
  }
  return () => {
    rmSync(holder, { force: true });
    lock.close();
  };
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';

function processIn(holder: string): number | undefined {
  try {
    return Number(readFileSync(holder, 'utf8')) || undefined;
  } catch {
    // The holder has locked the file and not yet said who it is.
    return undefined;
  }
}
