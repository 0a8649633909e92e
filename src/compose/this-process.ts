import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleepFor } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Time, randomness and ids of this process, for the rooms that are handed them. */

export const clock = (): Date => new Date();

/** The operating system, as Node names it. */
export const { platform } = process;

/** Milliseconds that never go back. */
export const monotonic = (): number => performance.now();

export const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await sleepFor(ms, undefined, signal ? { signal } : {});
};

/** Does some work again and again, until the function that it returns is called. */
export const every = (ms: number, work: () => void): (() => void) => {
  const timer = setInterval(work, ms);
  return () => clearInterval(timer);
};

/** Letters and digits that nobody mistakes for others. */
const idAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An id that people type. */
export const newShortId = (): string =>
  Array.from(randomBytes(6), (byte) => idAlphabet[byte % idAlphabet.length]).join('');

/** 256 bits that nobody guesses, fit for an address. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** SHA-256, as 64 hexadecimal digits. */
export const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The bundled bot lies elsewhere below the package than its sources do. */
function folderWith(file: string, folder: string): string {
  return existsSync(join(folder, file)) ? folder : folderWith(file, dirname(folder));
}

/** Where `package.json` and the folder `cards` are. */
export const packageRoot = folderWith('package.json', dirname(fileURLToPath(import.meta.url)));

/** The version of the product. */
export function productVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  return String(version);
}

/** How many files and connections the process may have open; undefined where there is no such limit. */
export function openFileLimit(): number | undefined {
  // The report would name the machine's network too; Node's types leave the switch out.
  Object.assign(process.report, { excludeNetwork: true });
  const { userLimits } = process.report.getReport() as {
    readonly userLimits?: { readonly open_files?: { readonly soft?: unknown } };
  };
  const soft = Number(userLimits?.open_files?.soft);
  return Number.isInteger(soft) ? soft : undefined;
}
