import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { createCommands } from '../../src/commands/index.js';
import { menuCommands } from '../../src/commands/menu.js';
import { createVoices } from '../../src/commands/voices.js';
import { createVoice } from '../../src/language/create-voice.js';
import { sayForm } from '../../src/language/say-form.js';
import { memoryServices } from '../support/dispatch-bot.js';

const folder = fileURLToPath(new URL('../../manifest/', import.meta.url));
const packageOf = dirname(
  createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json'),
);

const json = (file: string) =>
  JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as {
    readonly [name: string]: unknown;
  };

const manifest = json(join(folder, 'manifest.json'));
const chinese = json(join(folder, 'zh-TW.json'));

/** Microsoft's own schemas, from the package that Microsoft's toolkit uses. */
function faultsOf(schema: string, content: unknown): unknown {
  const folderOfSchemas = join(packageOf, 'build', 'json-schemas', 'teams', 'v1.30');
  const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(json(join(folderOfSchemas, `MicrosoftTeams.${schema}.json`)));
  return validate(content) ? [] : validate.errors;
}

/** What the commands themselves say of the menu. */
function menu(language: 'en' | 'zh-TW') {
  const voices = createVoices({ language, timeZone: 'UTC' });
  const commands = createCommands({ ...memoryServices(), voices });
  const voice = createVoice({ language, timeZone: 'UTC', now: new Date(0) });
  return menuCommands.map((name) => {
    const command = commands.find((each) => each.name === name);
    assert.ok(command, name);
    return {
      title: sayForm(command.forms, language),
      description: voice.say(`commands.${name}`),
    };
  });
}

interface Bots {
  readonly commandLists: readonly { readonly commands: readonly object[] }[];
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

  it('is refused by that schema with a name that is too long', () => {
    const wrong = { ...manifest, name: { short: 'x'.repeat(31), full: 'x' } };
    assert.notDeepEqual(faultsOf('schema', wrong), []);
  });

  it("is valid in Chinese by Microsoft's schema", () => {
    assert.deepEqual(faultsOf('Localization.schema', chinese), []);
  });

  it('has the commands that the bot has, in its words', () => {
    const [bot] = manifest['bots'] as readonly Bots[];
    assert.deepEqual(bot?.commandLists[0]?.commands, menu('en'));
  });

  it('has them in Chinese', () => {
    for (const [index, { title, description }] of menu('zh-TW').entries()) {
      const path = `bots[0].commandLists[0].commands[${index}]`;
      assert.equal(chinese[`${path}.title`], title);
      assert.equal(chinese[`${path}.description`], description);
    }
  });

  it('has icons of the sizes that Teams wants', () => {
    assert.deepEqual(pictureOf('color.png'), { width: 192, height: 192, isTransparent: false });
    assert.deepEqual(pictureOf('outline.png'), { width: 32, height: 32, isTransparent: true });
  });
});
