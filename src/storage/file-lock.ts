import Database from 'libsql';
import { StoreInUse } from './store-failure.js';

/**
 * Holds a file for this process alone, by an exclusive transaction on a small database beside it. The
 * operating system lets go of it when the process ends, however it ends, so no lock is ever stale.
 * @throws StoreInUse
 */
export function lockFile(file: string): () => void {
  const lock = new Database(`${file}.lock`);
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (String(error).includes('locked') || String(error).includes('busy')) {
      throw new StoreInUse(file);
    }
    throw error;
  }
  return () => lock.close();
}
