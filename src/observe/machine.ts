import { randomUUID } from 'node:crypto';
import { rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** What is free in a folder, or why nothing can be written there. */
export type FolderState = { readonly freeBytes: number } | { readonly fault: 'none' | 'readOnly' };

/** Looks at a folder; where it is not there yet, at whether it could be made. */
export async function folderState(folder: string): Promise<FolderState> {
  const found = await stat(folder).catch(() => undefined);
  if (found && !found.isDirectory()) return { fault: 'none' };
  if (!found) {
    const above = dirname(resolve(folder));
    const canMake = above !== resolve(folder) && !('fault' in (await folderState(above)));
    return canMake ? folderState(above) : { fault: 'none' };
  }
  const probe = join(folder, `.probe-${randomUUID()}`);
  try {
    await writeFile(probe, 'x');
    const { bavail, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize };
  } catch (error) {
    // Who has no room for a byte may write all the same.
    const isFull = /ENOSPC|EDQUOT|EFBIG/.test(String((error as { code?: unknown }).code));
    return isFull ? { freeBytes: 0 } : { fault: 'readOnly' };
  } finally {
    await rm(probe, { force: true }).catch(() => {});
  }
}

/**
 * What time a server has, by the `Date` of its answer; it is told to the second.
 * @throws Error when it does not answer
 */
export async function serverTime(url: string, timeoutMs: number): Promise<Date> {
  const signal = AbortSignal.timeout(timeoutMs);
  // Where it would lead to is another server, with another clock.
  const response = await fetch(url, { method: 'HEAD', signal, redirect: 'manual' });
  const date = new Date(response.headers.get('date') ?? Number.NaN);
  if (Number.isNaN(date.getTime())) throw new Error('The answer has no date.');
  return date;
}
