import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: { readonly [folder: string]: Locked };
};
const page = readFileSync('docs/dependencies.md', 'utf8');

const toRun = new Set(
  'MIT Apache-2.0 BSD-2-Clause BSD-3-Clause ISC 0BSD BlueOak-1.0.0 Python-2.0 Unlicense'.split(' '),
);
const toDevelop = new Set([...toRun, 'PSF-2.0', 'Zlib']);

/** The exceptions that the page names, each with the licence that it says. */
const exceptions = new Map(
  [
    ...(page.split('| exception |')[1] ?? '').matchAll(/^\| ([@a-z]\S*) \| ([^|]+) \| [^|]+ \|$/gm),
  ].map(([, name = '', licence = '']) => [name, licence]),
);

const nameOf = (folder: string): string => folder.split('node_modules/').at(-1) ?? folder;

/** SPDX as far as packages use it: `A OR B`, `A AND B`, in brackets or not. */
const isAmong = (allowed: ReadonlySet<string>, expression: string): boolean =>
  expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => allowed.has(licence)));

/** What the package itself says, where it is installed; what the lock says of it elsewhere. */
function licenceOf(folder: string, { license }: Locked): string | undefined {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return license;
  const said = (JSON.parse(readFileSync(file, 'utf8')) as { license?: unknown }).license;
  return typeof said === 'string' ? said : undefined;
}

/** Links lead to packages of ours, which have entries of their own. */
const all = Object.entries(packages).filter(([folder, { link }]) => folder !== '' && !link);

describe('the licences of all packages', () => {
  it('are such as may be used, but for those that docs/dependencies.md names', () => {
    const others = all
      .map(([folder, locked]) => ({ folder, locked, licence: licenceOf(folder, locked) }))
      .filter(({ locked, licence }) => !isAmong(locked.dev ? toDevelop : toRun, licence ?? 'none'))
      .map(({ folder, licence }) => [nameOf(folder), licence ?? 'none in its `package.json`']);
    assert.deepEqual(others.toSorted(), [...exceptions.entries()].toSorted());
  });

  it('are the same in the lock, which names those of other platforms too', () => {
    const differing = all.filter(([folder, locked]) => {
      return (
        existsSync(join(folder, 'package.json')) && licenceOf(folder, locked) !== locked.license
      );
    });
    assert.deepEqual(differing, []);
    assert.ok(all.length > 400, `${all.length} packages were looked at`);
  });

  it('are allowed as the page says', () => {
    for (const licence of toDevelop) assert.ok(page.includes(licence), licence);
    assert.ok(!isAmong(toRun, 'GPL-3.0-only') && !isAmong(toRun, '(MIT AND GPL-2.0)'));
    assert.ok(isAmong(toRun, '(GPL-2.0 OR MIT)'));
  });
});
