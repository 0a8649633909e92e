import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { changesNothing } from '../../../src/language/forms.js';
import { createParser, type Parsed } from '../../../src/language/reading/parser.js';
import { isHan } from '../../../src/language/reading/tokens.js';
import { wordings } from '../../support/wordings.js';

/**
 * What somebody typed who had not seen the wordings. Before the `|` stands what has to come of it: `x`, that
 * nothing is changed; a command, that it is run; with `?`, that it is run or offered; `/` between several
 * that are as good.
 */
const file = new URL('./utterances/outside.txt', import.meta.url);

const parse = createParser(wordings);
const changing = new Set<string>(
  wordings.filter((wording) => !changesNothing(wording)).map(({ name }) => name),
);

const lines = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.includes(' | '))
  .map((line) => {
    const [expected = '', ...typed] = line.split(' | ');
    return { expected, text: typed.join(' | ').replaceAll('\\n', '\n') };
  });

const parsed = (text: string): Parsed =>
  parse(text, { language: [...text].some(isHan) ? 'zh-TW' : 'en', offered: () => true });

function isRight(expected: string, text: string): boolean {
  const found = parsed(text);
  if (expected === 'x') return found.kind !== 'exact' || !changing.has(found.command);
  const meant = expected.replace('?', '').split('/');
  if (found.kind === 'exact') return meant.includes(found.command);
  const mayBeOffered = expected.endsWith('?') && found.kind === 'near';
  return mayBeOffered && found.suggestions.some(({ command }) => meant.includes(command));
}

describe('the parser, by people who had not seen its wordings', () => {
  for (const expected of new Set(lines.map((line) => line.expected))) {
    it(expected === 'x' ? 'changes nothing by a guess' : `understands ${expected}`, () => {
      const texts = lines.filter((line) => line.expected === expected).map(({ text }) => text);
      assert.deepEqual(
        texts.filter((text) => !isRight(expected, text)),
        [],
      );
    });
  }

  it('reads what is quoted as no order, and a second order or a condition as no reason', () => {
    for (const text of [
      '“reject ABC234 too risky” is what he wrote',
      '「拒絕 ABC234 太冒險」是他說的',
      '> reject ABC234 too risky',
      'reject ABC234, approve DEF567',
      '拒絕 ABC234 會影響哪些裝置',
      'approve ABC234 tomorrow',
      '核准ABC234之前先看一下',
      '核准 ABC234 了',
      '同步好了',
      '核准它',
    ]) {
      assert.equal(parsed(text).kind, 'near', text);
    }
  });

  it('keeps the end of a reason, and takes the noun before an id off', () => {
    const said = (text: string) => {
      const found = parsed(text);
      return found.kind === 'exact' ? [found.command, ...Object.values(found.slots)] : found.kind;
    };
    assert.deepEqual(said('拒絕 ABC234 太晚了'), ['reject', 'ABC234太晚了']);
    assert.deepEqual(said('核准 ABC234 喔，謝謝'), ['approve', 'ABC234']);
    assert.deepEqual(said('please approve the change #ABC234'), ['approve', 'ABC234']);
    assert.deepEqual(said('核准變更 ABC234'), ['approve', 'ABC234']);
  });

  it('offers an order with the id that the text names, and an explanation to who wonders', () => {
    const offered = (text: string) => {
      const found = parsed(text);
      return found.kind === 'near' ? found.suggestions[0]?.text : found.kind;
    };
    assert.equal(offered('yes, approve ABC234'), 'approve ABC234');
    assert.equal(offered('把 ABC234 核准'), '核准 ABC234');
    assert.equal(offered('what happens if I approve ABC234?'), 'help approve');
    assert.equal(offered('核准之後會怎樣'), '說明 核准');
    assert.equal(offered('do not approve ABC234'), 'change ABC234');
    assert.equal(offered('先不要同步'), '狀態');
  });
});
