import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertNoLeaks, leaksBelow } from './secrets/leaks.js';

/** To be removed when the test is over. */
export interface TempFolder {
  readonly path: string;
  /** Makes a folder in it that is empty, and answers its path. */
  newFolder(): string;
  /** @throws Error when a bot wrote something secret into its files there */
  remove(): void;
}

/** A folder of the test’s own, and how to be rid of it. */
export function tempFolder(): TempFolder {
  const path = mkdtempSync(join(tmpdir(), 'connector-bot-'));
  return {
    path,
    newFolder: () => mkdtempSync(join(path, 'own-')),
    remove: () => {
      const leaks = existsSync(path) ? leaksBelow(path) : [];
      rmSync(path, { recursive: true, force: true });
      assertNoLeaks(leaks);
    },
  };
}
