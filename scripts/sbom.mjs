// The bill of materials of what runs, as CycloneDX 1.5: npm run sbom [-- file]. npm itself makes it from
// package-lock.json, so it names every platform's packages, installed or not.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = resolve(process.argv[2] ?? join(root, 'dist', 'sbom.cdx.json'));
const asked = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];

/** npm's words; of its own `--omit=dev` it drops what runs too, where something of development needs it as well. */
function everything() {
  const { status, stdout, stderr } = spawnSync('npm', asked, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  if (status === 0) return JSON.parse(stdout);
  console.error(`npm cannot make a bill of materials; it needs npm 9.5 or later.\n${stderr ?? ''}`);
  return process.exit(1);
}

const isForDevelopment = ({ properties }) =>
  properties?.some(({ name }) => name === 'cdx:npm:package:development') ?? false;

const all = everything();
const components = all.components.filter((component) => !isForDevelopment(component));
const { metadata } = all;
// npm calls the product by the name of the folder that it lies in.
metadata.component.name = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).name;
const refs = new Set([metadata.component, ...components].map((each) => each['bom-ref']));
const dependencies = all.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }));
const bill = { ...all, components, dependencies };
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(bill, undefined, 2)}\n`);
console.log(`${file}: ${components.length} components.`);
