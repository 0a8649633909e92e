// Runs the fast suite on every Node that the bot promises to run on, with binaries from npm: nothing of them is
// a dependency, they are fetched once into node_modules/.cache.
//   npm run test:nodes [-- version...]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, 'node_modules', '.cache', 'nodes');

/** The oldest that package.json allows, and the two newer lines with long-term support. */
const promised = ['20.19.0', '22.23.3', '24.21.0'];
const versions = process.argv.length > 2 ? process.argv.slice(2) : promised;

/** npm has Node's own builds as packages, one a platform; that of Apple's processors is named apart. */
const platform = process.platform === 'win32' ? 'win' : process.platform;
const packageName = `node-${platform === 'darwin' && process.arch === 'arm64' ? 'bin-' : ''}${platform}-${process.arch}`;
const inPackage = process.platform === 'win32' ? ['bin', 'node.exe'] : ['bin', 'node'];

function must(command, args, options) {
  const isShell = process.platform === 'win32' && command === 'npm';
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: isShell, ...options });
  if (status !== 0) process.exit(status ?? 1);
}

/** @returns the path of that Node's program */
function fetched(version) {
  const folder = join(cache, version);
  const program = join(folder, 'package', ...inPackage);
  if (existsSync(program)) return program;
  const half = `${folder}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  must('npm', ['pack', '--silent', `${packageName}@${version}`], { cwd: half });
  const archive = readdirSync(half).find((name) => name.endsWith('.tgz'));
  must('tar', ['-xzf', archive, `package/${inPackage.join('/')}`], { cwd: half });
  rmSync(join(half, archive));
  renameSync(half, folder);
  return program;
}

const closing = /^(\d+) passed, (\d+) failed/;

/** The fast suite as `npm run test:fast` runs it; what it prints, and its closing line by itself. */
function suiteOn(program) {
  const { PATH = '' } = process.env;
  const left = ['walks', 'proof', 'contract', 'browser'];
  const specs = ['test/*.spec.ts', 'test/!(long)/**/*.spec.ts'];
  const args = [...specs, ...left.flatMap((folder) => ['--exclude', `test/${folder}/**`])];
  return new Promise((resolve) => {
    const run = spawn(program, [join(root, 'node_modules/mocha/bin/mocha.js'), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, PATH: `${dirname(program)}${delimiter}${PATH}` },
    });
    let closed;
    createInterface({ input: run.stdout }).on('line', (line) => {
      const found = closing.exec(line);
      if (found) closed = { line, passed: Number(found[1]), failed: Number(found[2]) };
      else process.stdout.write(`${line}\n`);
    });
    run.on('close', (code) => resolve({ code, closed }));
  });
}

must(process.execPath, [join(root, 'scripts/build.mjs'), '--if-stale'], {});
let [passed, failed] = [0, 0];
for (const version of versions) {
  const { code, closed } = await suiteOn(fetched(version));
  process.stdout.write(`Node ${version}: ${closed?.line ?? `ended with ${code}`}\n`);
  passed += closed?.passed ?? 0;
  failed += closed?.failed ?? 0;
  if (code !== 0) process.exitCode = 1;
  // A suite that did not come to its end is at least one failure.
  if (code !== 0 && !closed?.failed) failed += 1;
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
