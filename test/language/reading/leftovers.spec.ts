import assert from 'node:assert/strict';
import fc from 'fast-check';
import { languages } from '../../../src/domain/people/language.js';
import { changesNothing, type Wording } from '../../../src/language/forms.js';
import { createParser, type Parsed } from '../../../src/language/reading/parser.js';
import { patternsOf } from '../../../src/language/reading/pattern.js';
import { wordings } from '../../support/wordings.js';

const parse = createParser(wordings);
/** Without suggestions, which take most of the time. */
const read = (text: string): Parsed => parse(text, { language: 'en', offered: () => false });

const examples: { readonly [slot: string]: string } = {
  account: 'svc-intune@contoso.com',
  change: 'ABC234',
  incident: 'KQ7M2P',
  device: 'CA20FC388AA5DC6AB76661392B',
  language: 'en',
  level: 'debug',
  topics: 'failures',
  what: 'verify',
  command: 'status',
  details: 'svc-intune@contoso.com, default quarantine',
};

/** Every form of a command with something in its slots. */
const formsOf = ({ forms }: Wording): readonly string[] =>
  languages.flatMap((language) =>
    forms[language]
      .flatMap(patternsOf)
      .map((pattern) =>
        pattern.map((part) => ('word' in part ? part.word : examples[part.slot])).join(' '),
      ),
  );

const commands = wordings.flatMap((wording) =>
  formsOf(wording).map((text) => ({ text, isOrder: !changesNothing(wording) })),
);

/** What nobody types for politeness, and no command knows what to make of. */
const leftover = fc.oneof(
  fc.constantFrom(
    '👎',
    '🚫',
    '❌',
    '😡',
    '🐛',
    '*',
    '**',
    '$',
    '$?',
    '%',
    '^',
    '&',
    '=',
    '+',
    '|',
    '@',
  ),
  fc.constantFrom(
    '""',
    '“”',
    '「」',
    '()',
    '[]',
    '{}',
    '<>',
    '(',
    '[',
    '<',
    '"',
    '-',
    '--',
    '#',
    '/',
  ),
  fc.constantFrom(
    'xyzzy',
    'Zork',
    '火星',
    'not really',
    'DEF567',
    'bob@contoso.com',
    '@Bob',
    '-1',
    '⛔',
  ),
  fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom(...'*$%^&=+|@#/\\<>(){}[]"') }),
);

const isSame = (one: Parsed, other: Parsed): boolean =>
  one.kind === 'exact' &&
  other.kind === 'exact' &&
  one.command === other.command &&
  assert.deepEqual(one.slots, other.slots) === undefined;

function isRunAs(text: string, without: Parsed): boolean {
  try {
    return isSame(read(text), without);
  } catch {
    return false;
  }
}

describe('what is left over of a text', function () {
  this.timeout(60_000);

  it('is never dropped: the command does not run as if it were not there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...commands), leftover, ({ text }, more) => {
        assert.ok(!isRunAs(`${text} ${more}`, read(text)), `${text} ${more}`);
      }),
      { numRuns: 1500 },
    );
  });

  it('is never dropped from an order, wherever it stands', () => {
    const orders = commands.filter(({ isOrder }) => isOrder);
    const faces = fc.oneof(leftover, fc.constantFrom('👍', '🙏', '🙂'));
    fc.assert(
      fc.property(fc.constantFrom(...orders), faces, ({ text }, more) => {
        for (const said of [`${text}${more}`, `${text} ${more}`, `${more} ${text}`]) {
          if (said.startsWith('/') || said.startsWith('#') || /^[-"(<[{“「*]+ /.test(said))
            continue;
          assert.ok(!isRunAs(said, read(text)), said);
        }
      }),
      { numRuns: 1500 },
    );
  });

  for (const text of [
    'approve ABC234 👎',
    'check permissions for',
    'status ""',
    '() approve ABC234',
    'sync *',
  ]) {
    it(`is not run, and what was read is offered: ${text}`, () => {
      assert.equal(parse(text, { language: 'en', offered: () => true }).kind, 'near');
    });
  }

  for (const [text, account] of [
    ['check permissions for *', '*'],
    ['check permissions for "$?"', '$'],
    ['檢查權限 ？*', '*'],
    ['check permissions for "', '"'],
    ['check permissions for <at>Bob Chen</at>', 'Bob Chen'],
    ['check permissions for <at id="1">陳景行</at>', '陳景行'],
    ['setup for &lt;at&gt;Bob Chen&lt;/at&gt;', 'Bob Chen'],
  ] as const) {
    it(`in the place of an account is the account: ${text}`, () => {
      const parsed = read(text);
      assert.deepEqual(parsed.kind === 'exact' && parsed.slots, { account });
    });
  }

  it('takes punctuation, quotation marks and mentions of the bot for nothing', () => {
    for (const text of [
      'approve ABC234.',
      'Approve ABC234!!!',
      'approve "ABC234"',
      'approve {ABC234}',
      '核准「ABC234」。',
      'approve #ABC234, please',
      '<at>Connector Bot</at> approve ABC234',
      '- approve ABC234',
      'approve: ABC234',
      '`approve ABC234`',
      '**approve ABC234**',
    ]) {
      assert.deepEqual(
        read(text),
        { kind: 'exact', command: 'approve', slots: { change: 'ABC234' } },
        text,
      );
    }
  });
});
