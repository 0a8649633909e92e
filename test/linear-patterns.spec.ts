import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { parseSync } from 'oxc-parser';

const root = fileURLToPath(new URL('../src/', import.meta.url));

/** A pattern that is linear needs milliseconds for it; one that is quadratic is ended long before it has done. */
const length = 64 * 1024;
const timeoutMs = 2000;

/**
 * Patterns whose text is bounded before they see it, by the file they are in: by whom, and to how many characters
 * at most. Everything else meets text as long as its sender likes.
 */
const bounded: { readonly [file: string]: string } = {
  'language/reading/argument.ts': 'the parser reads 4,000 characters (tokens.ts)',
  'language/reading/asking.ts': 'the parser reads 4,000 characters (tokens.ts)',
  'language/formats.ts': 'names of time zones',
  'language/say-form.ts': 'forms of our own',
  'language/reading/pattern.ts': 'forms of our own',
  'language/fill-slots.ts': 'sentences of our own',
  'domain/clean-words.ts': 'reads 4,000 characters',
  'domain/people/name-match.ts': 'comparableName cuts names to 320 characters',
  'domain/connector/found-device.ts': 'an owner is cut to 1,024 characters',
  'commands/setup/read-setup-form.ts': 'each field is refused beyond its limit before',
  'commands/id-and-reason.ts': 'a slot of the parser, 4,000 characters',
  'commands/mute/mute-command.ts': 'a slot of the parser, 4,000 characters',
  'commands/audit/read-audit-request.ts': 'a slot of the parser, 4,000 characters',
  'language/reading/moments.ts': 'a slot of the parser, 4,000 characters',
  'config/settings.ts': 'the environment',
};

const repeated = [
  ...' a0\'"/\\.-_<>[]()|,:;@&#\n\t中é{}*+=%',
  ...[
    " '",
    "' ",
    'a ',
    'a.',
    'a@',
    '<a',
    '<a ',
    '[a',
    '0.',
    'a-',
    'a/',
    '\n ',
    "','",
    ', ',
    '. ',
    '\\ ',
    '- ',
    '1. ',
    ...[" 'x", "('x", ",'x", '{x', '[x', '<x', '&x', '|x', '"x', '(x'],
  ],
];

interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'sandbox' ? [] : filesUnder(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

/** Every regular expression that is written in a part of a syntax tree. */
function patternsIn(node: unknown, file: string): readonly Pattern[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, regex } = node as { readonly type?: unknown; readonly regex?: unknown };
  if (type === 'Literal' && regex) {
    const { pattern, flags } = regex as { readonly pattern: string; readonly flags: string };
    return [{ file, source: pattern, flags }];
  }
  return Object.values(node).flatMap((child) => patternsIn(child, file));
}

const patterns = filesUnder(root).flatMap((path) => {
  const { program } = parseSync(path, readFileSync(path, 'utf8'));
  return patternsIn(program, path.slice(root.length));
});

/** Words of the pattern itself begin a match again and again. */
const ownWords = (source: string): readonly string[] =>
  source.match(/[A-Za-z<>'"/@ .:-]{2,}/g)?.map((word) => `${word} `) ?? [];

function isLinear({ source, flags }: Pattern, unit: string): boolean {
  const text = `${unit.repeat(Math.ceil(length / unit.length))}\u0000`;
  const context = createContext({ text, pattern: new RegExp(source, flags) });
  try {
    runInContext("text.replace(pattern, '')", context, { timeout: timeoutMs });
    return true;
  } catch (error) {
    assert.equal((error as NodeJS.ErrnoException).code, 'ERR_SCRIPT_EXECUTION_TIMEOUT');
    return false;
  }
}

describe('regular expressions', function () {
  this.timeout(240_000);

  it('are found', () => assert.ok(patterns.length > 150));

  const files = [...new Set(patterns.map(({ file }) => file))].filter((file) => !bounded[file]);
  for (const file of files) {
    it(`in ${file} take a time that grows as the text does`, () => {
      for (const pattern of patterns.filter((each) => each.file === file)) {
        for (const unit of [...repeated, ...ownWords(pattern.source)]) {
          const shown = `/${pattern.source}/${pattern.flags} on ${JSON.stringify(unit)}`;
          assert.ok(isLinear(pattern, unit), shown);
        }
      }
    });
  }
});
