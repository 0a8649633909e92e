import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '../support/temp-folder.js';

interface Component {
  readonly 'bom-ref': string;
  readonly type: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly object[];
}

interface Bill {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly serialNumber: string;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as Component;
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: { readonly [folder: string]: Locked };
};

/** `name@version` of everything that runs, with what its archive hashes to. */
const locked = new Map(
  Object.entries(packages)
    .filter(([folder, { dev, link }]) => folder !== '' && !dev && !link)
    .map(([folder, { version, integrity }]) => [
      `${folder.split(/node_modules\/|^src\/http\//).at(-1)}@${version}`,
      Buffer.from(integrity?.replace('sha512-', '') ?? '', 'base64').toString('hex'),
    ]),
);

describe('the bill of materials', function () {
  this.timeout(30_000);
  let bill: Bill;
  before(() => {
    const folder = tempFolder();
    const file = join(folder.path, 'sbom.json');
    const { status, stderr } = spawnSync(process.execPath, ['scripts/sbom.mjs', file], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    bill = JSON.parse(readFileSync(file, 'utf8')) as Bill;
    folder.remove();
  });

  it('is CycloneDX, and of this product', () => {
    assert.equal(bill.bomFormat, 'CycloneDX');
    assert.match(bill.specVersion, /^1\.[5-9]$/);
    assert.match(bill.serialNumber, /^urn:uuid:[0-9a-f-]{36}$/);
    const { component } = bill.metadata;
    assert.deepEqual(
      [component.type, component.name, component.version],
      ['application', name, version],
    );
  });

  it('has what package-lock.json has of what runs, to the hash, and nothing of what only develops', () => {
    const named = bill.components.map((each) => [
      `${each.name}@${each.version}`,
      each.hashes?.find(({ alg }) => alg === 'SHA-512')?.content ?? '',
    ]);
    assert.deepEqual(named.toSorted(), [...locked].toSorted());
    assert.ok(!bill.components.some((each) => each.name === 'mocha'));
  });

  it('names each with an address, and with its licence where the package tells one', () => {
    for (const { name, version, purl, licenses } of bill.components) {
      assert.equal(decodeURIComponent(purl), `pkg:npm/${name}@${version}`);
      assert.ok(licenses || name === 'escape-regexp-component', name);
    }
  });

  it('says what needs what, without an end that is loose', () => {
    const refs = new Set(
      [bill.metadata.component, ...bill.components].map((each) => each['bom-ref']),
    );
    assert.deepEqual(new Set(bill.dependencies.map(({ ref }) => ref)), refs);
    const needed = bill.dependencies.flatMap(({ dependsOn }) => dependsOn);
    assert.deepEqual(
      needed.filter((ref) => !refs.has(ref)),
      [],
    );
  });
});
