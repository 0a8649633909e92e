import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's root: the nearest folder above with a package.json, whether this file was built or not. */
function packageRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The package.json of the bot was not found.');
  return packageRoot(parent);
}

/**
 * Path of worker.ps1, which stands beside this file in the sources and is not built.
 * @throws Error when the package is not whole
 */
export const workerScript = (): string =>
  join(
    packageRoot(dirname(fileURLToPath(import.meta.url))),
    'src/backends/powershell/worker/worker.ps1',
  );
