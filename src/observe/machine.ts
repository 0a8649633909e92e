import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Free bytes where a folder is; undefined when nothing can be written there. */
export async function freeBytes(folder: string): Promise<number | undefined> {
  const probe = join(folder, `.probe-${randomUUID()}`);
  try {
    await writeFile(probe, '');
    await rm(probe);
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

/**
 * What time a server has, by the `Date` of its answer; it is told to the second.
 * @throws Error when it does not answer
 */
export async function serverTime(url: string, timeoutMs: number): Promise<Date> {
  const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(timeoutMs) });
  const date = new Date(response.headers.get('date') ?? Number.NaN);
  if (Number.isNaN(date.getTime())) throw new Error('The answer has no date.');
  return date;
}

/** The version of a PowerShell; undefined when it cannot be started. */
export async function powershellVersion(
  executable: string,
  timeoutMs: number,
): Promise<string | undefined> {
  const script = '$PSVersionTable.PSVersion.ToString()';
  const flags = ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', script];
  try {
    return (await run(executable, flags, { timeout: timeoutMs })).stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
