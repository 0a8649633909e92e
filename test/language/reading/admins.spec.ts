import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Language, languages } from '../../../src/domain/people/language.js';
import { changesNothing } from '../../../src/language/forms.js';
import { createParser, type Parsed } from '../../../src/language/reading/parser.js';
import { wordings } from '../../support/wordings.js';

/**
 * What admins type. Before the `|` stands what has to come of it: a command and its arguments, that it is run
 * with just these; with `?`, that it is run, or offered with them and no other order beside it (`/` between
 * commands that are as good); `hi`, a line
 * for thanks and greetings; `none`, no guess at all; `safe`, that nothing is changed.
 */
interface Line {
  readonly expected: string;
  readonly text: string;
}

const linesOf = (language: Language): readonly Line[] =>
  readFileSync(new URL(`./utterances/admins.${language}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.includes(' | '))
    .map((line) => {
      const [expected = '', text = ''] = line.split(' | ');
      return { expected, text };
    });

const parse = createParser(wordings);
const orders = new Set<string>(
  wordings.filter((wording) => !changesNothing(wording)).map(({ name }) => name),
);

interface Offer {
  readonly command: string;
  readonly text: string;
}

function offersOf(parsed: Parsed): readonly Offer[] {
  if (parsed.kind === 'exact') {
    return [{ command: parsed.command, text: Object.values(parsed.slots).join(' ') }];
  }
  return parsed.kind === 'near' ? parsed.suggestions : [];
}

/** `me` is said in the language of who asks. */
const holds = (text: string, args: string): boolean =>
  args === 'me' ? /\b(?:me|my)\b|我/.test(text) : text.includes(args);

function isRight({ expected, text }: Line, language: Language): boolean {
  const parsed = parse(text, { language, offered: () => true });
  const offers = offersOf(parsed);
  if (expected === 'hi') return parsed.kind === 'manners';
  if (expected === 'none') return parsed.kind === 'none';
  if (expected === 'safe') return parsed.kind !== 'exact' || !orders.has(parsed.command);
  const mayBeOffered = expected.endsWith('?');
  const [, named = '', args = ''] = /^(\S+?)(?: (.*?))?\??$/.exec(expected) ?? [];
  const commands = named.split('/');
  if (!mayBeOffered) {
    const [only] = offers;
    return parsed.kind === 'exact' && only?.command === commands[0] && only?.text === args;
  }
  const meant = offers.filter((each) => commands.includes(each.command) && holds(each.text, args));
  return (
    meant.length > 0 &&
    offers.every((each) => commands.includes(each.command) || !orders.has(each.command))
  );
}

for (const language of languages) {
  describe(`the parser, by admins who type ${language}`, () => {
    const lines = linesOf(language);

    it('of at least 300 kinds', () => assert.ok(lines.length >= 300));

    for (const line of lines) {
      it(`${line.text} → ${line.expected}`, () => {
        const parsed = parse(line.text, { language, offered: () => true });
        assert.ok(isRight(line, language), JSON.stringify(parsed));
      });
    }
  });
}
