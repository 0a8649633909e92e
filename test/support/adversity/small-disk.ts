import { execFileSync } from 'node:child_process';
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '../temp-folder.js';

/** A disk of its own, so small that it can be filled. */
export interface SmallDisk {
  readonly path: string;
  fill(): void;
  empty(): void;
  /** Makes a folder of it read-only for whoever opens something there. */
  freeze(folder: string): void;
  thaw(folder: string): void;
  remove(): void;
}

const run = (command: string, ...given: readonly string[]): void =>
  void execFileSync(command, [...given], { stdio: 'pipe' });

/** @throws Error where this process may not mount anything */
export function smallDisk(megabytes: number): SmallDisk {
  const folder = tempFolder();
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder.path);
  const filler = join(folder.path, 'filler');
  return {
    path: folder.path,
    fill: () => {
      writeFileSync(filler, '');
      try {
        for (;;) appendFileSync(filler, Buffer.alloc(4096));
      } catch (error) {
        if ((error as { code?: string }).code !== 'ENOSPC') throw error;
      }
    },
    empty: () => rmSync(filler),
    freeze: (name) => {
      run('mount', '--bind', name, name);
      run('mount', '-o', 'remount,ro,bind', name);
    },
    thaw: (name) => run('umount', name),
    remove: () => {
      // libsql lets go of its files when they are collected as garbage.
      run('umount', '-l', folder.path);
      folder.remove();
    },
  };
}
