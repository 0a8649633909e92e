// Makes a folder that runs by itself with `node dist/main.js` in production: the bot in one file, its cards,
// its PowerShell scripts, and the one package that holds a binary. No sandbox, and no way in without a token.
//   npm run build:production [-- folder]
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleBot } from './bundle-bot.mjs';
import { licenceTexts } from './licence-texts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = resolve(process.argv[2] ?? join(root, 'dist', 'production'));
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** A file `x.ts` that has an `x-in-production.ts` beside it is replaced by it. */
const replaceForProduction = {
  name: 'replace-for-production',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, ({ path, importer, kind }) => {
      if (kind === 'entry-point' || !importer.startsWith(join(root, 'src'))) return undefined;
      const asked = resolve(dirname(importer), path.replace(/\.js$/, '-in-production.ts'));
      return existsSync(asked) ? { path: asked } : undefined;
    });
  },
};

/** The packages that are copied as they are. */
const whole = [];

/** A package of node_modules and all that it needs, as far as it is installed on this platform. */
function copyPackage(name, copied = new Set()) {
  const from = join(root, 'node_modules', name);
  if (copied.has(name) || !existsSync(from)) return;
  copied.add(name);
  cpSync(from, join(out, 'node_modules', name), { recursive: true, dereference: true });
  whole.push(`node_modules/${name}`);
  const { dependencies, optionalDependencies } = json(join(from, 'package.json'));
  for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) {
    copyPackage(next, copied);
  }
}

// A folder of somebody else's is not emptied.
const isOurs = existsSync(join(out, 'dist', 'sources.txt'));
if (existsSync(out) && !isOurs && readdirSync(out).length > 0) {
  console.error(`${out} is not empty, and no former build: nothing was written.`);
  process.exit(1);
}
rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'dist'), { recursive: true });
const { metafile } = await bundleBot(join(root, 'src/main.ts'), join(out, 'dist/main.js'), {
  plugins: [replaceForProduction],
  metafile: true,
  absWorkingDir: root,
});
cpSync(join(root, 'cards'), join(out, 'cards'), { recursive: true });
const worker = 'src/backends/powershell/worker';
cpSync(join(root, worker), join(out, worker), { recursive: true });
copyPackage('libsql');
const { name, version, license, type, engines, dependencies } = json(join(root, 'package.json'));
const own = {
  name,
  version,
  license,
  type,
  engines,
  dependencies: { libsql: dependencies.libsql },
};
writeFileSync(join(out, 'package.json'), `${JSON.stringify(own, undefined, 2)}\n`);
/** What went into the bundle, for whoever wants to check. */
const sources = Object.keys(metafile.inputs).toSorted();
writeFileSync(join(out, 'dist/sources.txt'), `${sources.join('\n')}\n`);
writeFileSync(join(out, 'dist/licences.txt'), licenceTexts(root, sources, whole));
