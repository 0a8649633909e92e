// Builds dist: TypeScript, the chat page, and the files that stand beside the sources. With --if-stale it
// does nothing when dist is newer than everything that it is made from.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleBot } from './bundle-bot.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const src = join(root, 'src');
const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const page = join(src, 'sandbox', 'page');
const require = createRequire(import.meta.url);

/** Files that Node reads where the built code stands. */
const assets = new Set(['.json', '.ps1', '.psm1', '.psd1']);

const files = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });

function isFresh() {
  if (!existsSync(stamp)) return false;
  const built = statSync(stamp).mtimeMs;
  const sources = [
    ...files(src),
    ...['package-lock.json', 'tsconfig.json', 'scripts/build.mjs', 'scripts/bundle-bot.mjs'].map(
      (name) => join(root, name),
    ),
  ];
  return sources.every((file) => statSync(file).mtimeMs <= built);
}

function compile() {
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.json')], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

function copyAssets() {
  for (const file of files(src)) {
    if (!assets.has(extname(file)) || file.startsWith(page)) continue;
    const target = join(dist, relative(src, file));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
  }
}

/** The page is one script; the card renderer and the fonts stand beside it, as their packages have them. */
async function bundlePage() {
  const esbuild = await import('esbuild');
  const out = join(dist, 'sandbox', 'page');
  await esbuild.build({
    entryPoints: [join(page, 'main.tsx')],
    outfile: join(out, 'page.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  });
  for (const name of ['index.html', 'page.css']) cpSync(join(page, name), join(out, name));
  const cards = dirname(dirname(require.resolve('adaptivecards/dist/adaptivecards.js')));
  cpSync(join(cards, 'dist', 'adaptivecards.min.js'), join(out, 'adaptivecards.min.js'));
  const fonts = dirname(require.resolve('@fontsource/noto-sans-tc/package.json'));
  for (const weight of ['400', '700']) {
    cpSync(join(fonts, `${weight}.css`), join(out, 'fonts', `${weight}.css`));
  }
  const used = /-(400|700)-normal\.woff2$/;
  for (const file of files(join(fonts, 'files')).filter((path) => used.test(path))) {
    cpSync(file, join(out, 'fonts', 'files', relative(join(fonts, 'files'), file)));
  }
}

if (!(process.argv.includes('--if-stale') && isFresh())) {
  rmSync(dist, { recursive: true, force: true });
  compile();
  copyAssets();
  await bundleBot(join(dist, 'main.js'), join(dist, 'main.js'));
  if (existsSync(page)) await bundlePage();
  writeFileSync(stamp, '');
}
