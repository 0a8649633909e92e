// The bot in one file: reading a thousand modules is half of its start. What is built for the machine stays
// in node_modules.
import { build } from 'esbuild';

/** What the bundle finds in node_modules: libsql's binary; the others are never there and not missed. */
export const leftOutside = ['libsql', 'pg-native', 'dtrace-provider'];

const requireHere =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url); const __filename = import.meta.filename ?? ''; const __dirname = import.meta.dirname ?? '';";

export const bundleBot = (entry, outfile, more = {}) =>
  build({
    entryPoints: [entry],
    outfile,
    allowOverwrite: true,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    // Node keeps the text and, with --enable-source-maps, the map in memory as long as the bot runs.
    sourcesContent: false,
    minifyWhitespace: true,
    external: leftOutside,
    banner: { js: requireHere },
    logLevel: 'error',
    ...more,
  });
