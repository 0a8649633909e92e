import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appManifest, type Json, translation } from '../../scripts/teams-package/app-manifest.js';
import { schemaFaults } from '../../scripts/teams-package/schema-faults.js';
import { menuCommands, menuScopes } from '../../src/commands/menu.js';
import { wordings } from '../support/wordings.js';

const folder = fileURLToPath(new URL('../../manifest/', import.meta.url));
const json = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Json;

const manifest = json(join(folder, 'manifest.json'));
const chinese = json(join(folder, 'zh-TW.json'));

const faultsOf = (schema: 'schema' | 'Localization.schema', content: Json) =>
  schemaFaults('it', content, schema, '1.30');

interface Bot {
  readonly scopes: readonly string[];
  readonly commandLists: readonly { readonly scopes: readonly string[] }[];
}

/** Width and height of a PNG, from its header, and whether its pixels may be transparent. */
function pictureOf(name: string) {
  const bytes = readFileSync(join(folder, name));
  assert.equal(bytes.toString('latin1', 1, 4), 'PNG');
  return {
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    isTransparent: bytes[25] === 6,
  };
}

describe('the Teams app manifest', () => {
  it("is valid by Microsoft's schema", () => {
    assert.deepEqual(faultsOf('schema', manifest), []);
  });

  it('is of the newest stable schema that Microsoft has published', () => {
    const schemas = dirname(
      createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json'),
    );
    const [newest] = readdirSync(join(schemas, 'build/json-schemas/teams'))
      .flatMap((name) => /^v1\.(\d+)$/.exec(name)?.[1] ?? [])
      .map(Number)
      .toSorted((a, b) => b - a);
    assert.equal(manifest['manifestVersion'], `1.${newest}`);
    assert.ok(String(manifest['$schema']).includes(`/v1.${newest}/`));
  });

  it('names for each menu the scope that shows it, every scope once', () => {
    const [bot] = manifest['bots'] as readonly Bot[];
    const scopes = bot?.commandLists.flatMap((list) => list.scopes) ?? [];
    assert.deepEqual(scopes.toSorted(), ['groupChat', 'personal', 'team']);
    assert.deepEqual(bot?.scopes.toSorted(), scopes.toSorted());
  });

  it('has Chinese for all that people read in it', () => {
    const read = ['name.short', 'name.full', 'description.short', 'description.full'];
    for (const path of read) assert.match(String(chinese[path]), /\p{Script=Han}|Bot/u, path);
    const { additionalLanguages } = manifest['localizationInfo'] as {
      readonly additionalLanguages: readonly Json[];
    };
    assert.deepEqual(additionalLanguages, [{ languageTag: 'zh-tw', file: 'zh-TW.json' }]);
  });

  it('is refused by that schema with a name that is too long', () => {
    const wrong = { ...manifest, name: { short: 'x'.repeat(31), full: 'x' } };
    assert.notDeepEqual(faultsOf('schema', wrong), []);
  });

  it("is valid in Chinese by Microsoft's schema", () => {
    assert.deepEqual(faultsOf('Localization.schema', chinese), []);
  });

  it('has the menus of the commands, in their words (else: npm run package -- --update)', () => {
    assert.deepEqual(manifest, appManifest(manifest, wordings));
    assert.deepEqual(chinese, translation(chinese, 'zh-TW', wordings));
  });

  it('offers at most 12 commands in a menu, and the first is help', () => {
    for (const scope of menuScopes) {
      const names = menuCommands(scope);
      assert.equal(names[0], 'help');
      assert.ok(names.length <= 12, scope);
      assert.equal(new Set(names).size, names.length);
    }
  });

  it('offers what concerns one person only where that person is alone', () => {
    assert.ok(menuCommands('personal').includes('whoami'));
    assert.ok(!menuCommands('team').includes('whoami'));
    assert.ok(!menuCommands('personal').includes('subscriptions'));
    assert.ok(menuCommands('groupChat').includes('subscriptions'));
  });

  it('has icons of the sizes that Teams wants', () => {
    assert.deepEqual(pictureOf('color.png'), { width: 192, height: 192, isTransparent: false });
    assert.deepEqual(pictureOf('outline.png'), { width: 32, height: 32, isTransparent: true });
  });
});
