import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The bot keeps nothing deeper than its archive's folder. */
const deepest = 4;

/**
 * Lets nobody but the owner read a folder and all that is in it: databases, keys, checkpoints and archives that an
 * earlier version, or somebody by hand, made readable. Links are not followed. Windows has no such modes.
 * @returns what could not be changed, with the code of the error
 */
export function makePrivate(folder: string, depth = 0): readonly string[] {
  if (process.platform === 'win32') return [];
  try {
    const entry = lstatSync(folder);
    if (entry.isSymbolicLink()) return [];
    const mode = entry.isDirectory() ? 0o700 : 0o600;
    if ((entry.mode & 0o777) !== mode) chmodSync(folder, mode);
    if (!entry.isDirectory() || depth >= deepest) return [];
    return readdirSync(folder).flatMap((name) => makePrivate(join(folder, name), depth + 1));
  } catch (error) {
    const { code = '' } = Object(error) as { readonly code?: string };
    return code === 'ENOENT' ? [] : [`${folder} (${code})`];
  }
}
