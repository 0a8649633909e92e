import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** To be removed when the test is over. */
export interface TempFolder {
  readonly path: string;
  remove(): void;
}

/** A folder of the test’s own, and how to be rid of it. */
export function tempFolder(): TempFolder {
  const path = mkdtempSync(join(tmpdir(), 'connector-bot-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
