import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const lookEveryMs = 100;
/** Whoever holds it longer than this was killed. */
const staleMs = 5 * 60_000;

function isTaken(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

function isStale(folder: string): boolean {
  const { mtimeMs = Date.now() } = statSync(folder, { throwIfNoEntry: false }) ?? {};
  return Date.now() - mtimeMs > staleMs;
}

/** Does some work that the spec files of one run, in processes of their own, must not do at the same time. */
export function oneAtATime<T>(name: string, work: () => T): T {
  const folder = join(tmpdir(), `connector-bot-${name}-${process.getuid?.() ?? 0}.lock`);
  while (!isTaken(folder)) {
    if (isStale(folder)) rmdirSync(folder);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, lookEveryMs);
  }
  const release = (): void => rmdirSync(folder);
  try {
    const result = work();
    if (!(result instanceof Promise)) release();
    else result.then(release, release);
    return result;
  } catch (error) {
    release();
    throw error;
  }
}
