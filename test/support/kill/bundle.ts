import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const require = createRequire(import.meta.url);

/** Packages stay where they are; only the constants of Bot Framework are wanted, and it is slow to load. */
const packages: Plugin = {
  name: 'packages',
  setup: ({ onResolve, onLoad }) => {
    // Sources find the files beside them by their own address.
    onLoad({ filter: /[.]ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const address = JSON.stringify(pathToFileURL(path).href);
      return { contents: source.replaceAll('import.meta.url', address), loader: 'ts' };
    });
    onResolve({ filter: /^[a-z@]/ }, ({ path, kind }) => {
      if (kind === 'entry-point' || path.startsWith('node:')) return undefined;
      const name = path === 'botbuilder' ? 'botframework-schema' : path;
      return { path: pathToFileURL(require.resolve(name)).href, external: true };
    });
  },
};

/**
 * A process of a spec as one file: many are started, and each would compile its sources anew.
 * @returns the file, in the folder
 */
export async function bundled(entry: URL, folder: string): Promise<string> {
  const name = basename(entry.pathname, '.ts');
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [fileURLToPath(entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
    plugins: [packages],
  });
  return outfile;
}
