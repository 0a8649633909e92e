import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Language, languages } from '../../../src/domain/people/language.js';
import { createParser, type Parsed } from '../../../src/language/reading/parser.js';
import { match, patternsOf } from '../../../src/language/reading/pattern.js';
import { tokensOf } from '../../../src/language/reading/tokens.js';
import { sayForm } from '../../../src/language/say-form.js';
import { wordings } from '../../support/wordings.js';
import { englishUtterances } from './utterances/en.js';
import { chineseUtterances } from './utterances/zh-tw.js';

const parse = createParser(wordings);
const anything = () => true;

function comesTo(parsed: Parsed): string {
  if (parsed.kind === 'exact') return [parsed.command, ...Object.values(parsed.slots)].join(' ');
  if (parsed.kind !== 'near') return parsed.kind;
  return `~ ${parsed.suggestions.map(({ text }) => text).join(' | ')}`;
}

const tables = { en: englishUtterances, 'zh-TW': chineseUtterances };

const examples: { readonly [slot: string]: string } = {
  account: ' a@b.example ',
  details: ' with quarantine as default ',
};

/** What a phrase is when its slots hold something: an address, or the rest of a text. */
const spoken = (phrase: string): readonly string[] =>
  patternsOf(phrase).map((pattern) =>
    pattern
      .map((part) => ('word' in part ? part.word : (examples[part.slot] ?? ' zh-TW ')))
      .join(' '),
  );

describe('the parser', () => {
  for (const language of languages) {
    describe(`reads what is typed in ${language}`, () => {
      it('of at least 150 kinds', () => assert.ok(tables[language].length >= 150));

      for (const [text, expected] of tables[language]) {
        it(`${text} → ${expected}`, () => {
          assert.equal(comesTo(parse(text, { language, offered: anything })), expected);
        });
      }
    });
  }

  for (const { name, forms, questions } of wordings) {
    it(`runs ${name} by each of its forms and questions, and by nothing else’s`, () => {
      for (const language of languages) {
        for (const phrase of [...forms[language], ...(questions?.[language] ?? [])]) {
          for (const text of spoken(phrase)) {
            const parsed = parse(text, { language, offered: anything });
            assert.equal(parsed.kind === 'exact' && parsed.command, name, text);
          }
        }
      }
    });

    it(`runs ${name} by what a button types for it`, () => {
      for (const language of languages) {
        for (const slots of [{}, { account: 'a@b.example' }, { account: 'me' }]) {
          const text = sayForm(forms, language, slots);
          const parsed = parse(text, { language, offered: anything });
          assert.equal(parsed.kind === 'exact' && parsed.command, name, text);
        }
      }
    });
  }

  it('knows no form that two commands have', () => {
    const owners = new Map<string, string>();
    for (const { name, forms } of wordings) {
      for (const form of languages.flatMap((language) => [...forms[language]])) {
        for (const pattern of patternsOf(form)) {
          const key = JSON.stringify(pattern);
          assert.equal(owners.get(key) ?? name, name, key);
          owners.set(key, name);
        }
      }
    }
  });

  it('suggests only what may be offered', () => {
    const parsed = parse('stauts', { language: 'en', offered: (name) => name !== 'status' });
    assert.ok(
      parsed.kind !== 'near' || parsed.suggestions.every(({ command }) => command !== 'status'),
    );
  });

  it('suggests in the language of the person, whatever was typed', () => {
    const suggestion = (language: Language) =>
      comesTo(parse('can a@b.example do it?', { language, offered: anything }));
    assert.equal(suggestion('en'), '~ check permissions for a@b.example');
    assert.equal(suggestion('zh-TW'), '~ 檢查權限 a@b.example');
  });

  it('lets a question run nothing that has no questions', () => {
    for (const text of ['language en?', '語言 中文嗎', '語言 en 好不好？']) {
      assert.notEqual(parse(text, { language: 'en', offered: anything }).kind, 'exact', text);
    }
  });

  it('takes any text, and the same text always the same way', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const options = { language: 'en', offered: anything } as const;
        assert.deepEqual(parse(text, options), parse(text, options));
      }),
    );
  });

  it('looks at no more than the beginning of a long text, built to be slow or not', () => {
    const pieces = [
      'check ',
      '<at>',
      '<blockquote>',
      '<a href="mailto:',
      '[a](mailto:',
      '&#x41;',
      '檢',
      '.',
      'a@',
    ];
    for (const piece of pieces) {
      const long = piece.repeat(30_000 / piece.length);
      assert.ok(tokensOf(long).length <= 80);
      assert.notEqual(parse(`${long} x`, { language: 'en', offered: anything }).kind, 'exact');
    }
  });
});

describe('a pattern', () => {
  it('takes all of a text or none of it', () => {
    const [pattern] = patternsOf('check permissions for <account>');
    assert.ok(pattern);
    const slots = (text: string, strict = false) => match(pattern, tokensOf(text), strict);
    assert.deepEqual(slots('check permissions for a@b.example'), { account: 'a@b.example' });
    assert.deepEqual(slots('check permissions for 我自己'), { account: 'me' });
    assert.deepEqual(slots('check permissions for nobody'), { account: 'nobody' });
    assert.equal(slots('check permissions for nobody', true), undefined);
    assert.equal(slots('check permissions for'), undefined);
    assert.equal(slots('check permissions for a@b.example now'), undefined);
    assert.equal(slots('do check permissions for a@b.example'), undefined);
  });
});
