import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Json } from '../../scripts/teams-package/app-manifest.js';
import { makePackage } from '../../scripts/teams-package/make-package.js';
import { schemaFaults } from '../../scripts/teams-package/schema-faults.js';
import { readZip } from '../support/read-zip.js';
import { tempFolder } from '../support/temp-folder.js';
import { wordings } from '../support/wordings.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const appId = '5d1bbd0e-7c1d-4c4c-9b8f-6a1d0f2c7f11';

/** `npm run package`, as a process of its own; `PATH` and the like are all that it inherits. */
function run(folder: string, environment: { readonly [name: string]: string }, out: string) {
  const tsx = createRequire(import.meta.url).resolve('tsx');
  return spawnSync(
    process.execPath,
    ['--import', pathToFileURL(tsx).href, join(root, 'scripts/package.ts'), out],
    {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], PACKAGE_SOURCE: folder, ...environment },
      cwd: root,
    },
  );
}

describe('the package of the Teams app', () => {
  let temp: ReturnType<typeof tempFolder>;

  beforeEach(() => {
    temp = tempFolder();
    cpSync(join(root, 'manifest'), temp.path, { recursive: true });
  });

  afterEach(() => temp.remove());

  const make = (environment: { readonly [name: string]: string } = { MICROSOFT_APP_ID: appId }) =>
    makePackage({ folder: temp.path, wordings, environment });

  const change = (change: (manifest: { [name: string]: unknown }) => void): void => {
    const file = join(temp.path, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Json;
    const changed = { ...manifest };
    change(changed);
    writeFileSync(file, JSON.stringify(changed));
  };

  const filesOf = () => {
    const { zip, faults } = make();
    assert.deepEqual(faults, []);
    assert.ok(zip);
    return readZip(zip);
  };

  const jsonOf = (name: string): Json =>
    JSON.parse(filesOf().get(name)?.toString('utf8') ?? '') as Json;

  it('holds the manifest, its translation and both icons, flat', () => {
    const files = filesOf();
    assert.deepEqual(
      [...files.keys()],
      ['manifest.json', 'zh-TW.json', 'color.png', 'outline.png'],
    );
    for (const icon of ['color.png', 'outline.png']) {
      assert.deepEqual(files.get(icon), readFileSync(join(root, 'manifest', icon)));
    }
  });

  it("is valid by Microsoft's schema, once unzipped", () => {
    const manifest = jsonOf('manifest.json');
    assert.deepEqual(schemaFaults('m', manifest, 'schema', manifest['manifestVersion']), []);
    assert.deepEqual(schemaFaults('c', jsonOf('zh-TW.json'), 'Localization.schema', '1.30'), []);
  });

  it('has the ids of the settings, and no other', () => {
    const manifest = jsonOf('manifest.json');
    assert.equal(manifest['id'], appId);
    const [bot] = manifest['bots'] as readonly Json[];
    assert.equal(bot?.['botId'], appId);
    const single = { id: appId, resource: `api://botid-${appId}` };
    assert.deepEqual(manifest['webApplicationInfo'], single);
    const ids = JSON.stringify(manifest).match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g);
    assert.deepEqual(new Set(ids), new Set([appId]));
  });

  it('has what signing in needs, where people do', () => {
    const manifestWith = (more: { readonly [name: string]: string }): Json => {
      const { zip, faults } = make({ MICROSOFT_APP_ID: appId, ...more });
      assert.deepEqual(faults, []);
      assert.ok(zip);
      return JSON.parse(readZip(zip).get('manifest.json')?.toString('utf8') ?? '') as Json;
    };
    const place = { PUBLIC_URL: 'https://bot.contoso.com/' };
    const signed = manifestWith({ CHECK_AS: 'asker', SSO_RESOURCE: 'api://other', ...place });
    assert.deepEqual(signed['webApplicationInfo'], { id: appId, resource: 'api://other' });
    assert.deepEqual(signed['validDomains'], ['bot.contoso.com']);
    assert.deepEqual(manifestWith(place)['validDomains'], []);
  });

  it('asks for no resource-specific permission', () => {
    assert.equal(jsonOf('manifest.json')['authorization'], undefined);
  });

  it('is the same to the byte when it is made again', () => {
    assert.deepEqual(make().zip, make().zip);
  });

  it('names every fault at once, and makes nothing', () => {
    rmSync(join(temp.path, 'outline.png'));
    cpSync(join(root, 'manifest/outline.png'), join(temp.path, 'color.png'));
    change((manifest) => {
      manifest['name'] = { short: 'x'.repeat(31), full: 'x' };
    });
    const { zip, faults } = make({ MICROSOFT_APP_ID: 'not-a-guid' });
    assert.equal(zip, undefined);
    assert.equal(faults.length, 4, faults.join('\n'));
    for (const wanted of [
      /^MICROSOFT_APP_ID: write .*GUID/,
      /^manifest\.json: \/name\/short must NOT have more than 30 characters/,
      /^color\.png: it is 32x32; Teams wants 192x192/,
      /^outline\.png: it is missing/,
    ]) {
      assert.ok(
        faults.some((line) => wanted.test(line)),
        String(wanted),
      );
    }
  });

  for (const [what, environment, wanted] of [
    ['no id', {}, /MICROSOFT_APP_ID: write/],
    ['the empty id', { MICROSOFT_APP_ID: '00000000-0000-0000-0000-000000000000' }, /placeholder/],
    [
      "the repository's placeholder",
      { MICROSOFT_APP_ID: '22222222-2222-4222-8222-222222222222' },
      /placeholder/,
    ],
    ["the tenant's id", { MICROSOFT_APP_ID: appId, TENANT_ID: appId.toUpperCase() }, /tenant's id/],
  ] as const) {
    it(`is refused with ${what}`, () => {
      const { zip, faults } = make(environment);
      assert.equal(zip, undefined);
      assert.equal(faults.length, 1);
      assert.match(faults[0] ?? '', wanted);
    });
  }

  it('remarks that the cmdlets have the same application, and makes it all the same', () => {
    const { zip, remarks } = make({ MICROSOFT_APP_ID: appId, EXCHANGE_APP_ID: appId });
    assert.ok(zip);
    assert.ok(remarks.some((line) => line.startsWith('EXCHANGE_APP_ID')));
  });

  it('is refused with an outline in colour, or with a file that is no picture', () => {
    cpSync(join(root, 'manifest/color.png'), join(temp.path, 'outline.png'));
    assert.deepEqual(make().faults, [
      'outline.png: it is 192x192; Teams wants 32x32.',
      'outline.png: Teams wants an outline that is white on a transparent ground.',
    ]);
    writeFileSync(join(temp.path, 'outline.png'), 'GIF89a');
    assert.match(
      make().faults.join(),
      /^outline\.png: it cannot be read as a PNG: it is no PNG\.$/,
    );
  });

  it('is refused with a schema that nobody has, and with a manifest that is no JSON', () => {
    change((manifest) => {
      manifest['manifestVersion'] = '9.99';
    });
    assert.match(make().faults.join('\n'), /has no schema 9\.99/);
    writeFileSync(join(temp.path, 'manifest.json'), '{');
    assert.deepEqual(make().faults, ['manifest.json: it is missing, or no JSON.']);
  });

  it('is written by `npm run package`, and other programs can open it', () => {
    const { status, stdout, stderr } = run(temp.path, { MICROSOFT_APP_ID: appId }, temp.path);
    assert.equal(status, 0, stderr);
    const file = stdout.trim();
    assert.equal(readZip(readFileSync(file)).size, 4);
    // Where there is a Python, its zipfile is a reader that nobody here wrote: it checks the sums too.
    const python = spawnSync('python3', ['-m', 'zipfile', '-t', file], { encoding: 'utf8' });
    if (python.error === undefined) assert.equal(python.status, 0, python.stderr);
  }).timeout(20_000);

  it('is not written when there is a fault: the lines, and exit code 1', () => {
    const out = join(temp.path, 'out');
    const { status, stdout, stderr } = run(temp.path, { MICROSOFT_APP_ID: 'x' }, out);
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /MICROSOFT_APP_ID: write the bot's application/);
    assert.ok(!existsSync(out));
  }).timeout(20_000);
});
