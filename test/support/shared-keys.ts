import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from './temp-folder.js';

let shared: string | undefined;

const keysIn = (dataDir: string): string => join(dataDir, 'keys');

/** Keys take a third of a second to make: the sandboxes of one process share those of the first. */
export function useSharedKeys(dataDir: string): void {
  if (shared) cpSync(shared, keysIn(dataDir), { recursive: true });
}

export function shareKeys(dataDir: string): void {
  if (shared) return;
  const folder = tempFolder();
  process.once('exit', folder.remove);
  shared = folder.path;
  cpSync(keysIn(dataDir), shared, { recursive: true });
}
