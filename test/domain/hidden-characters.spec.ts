import assert from 'node:assert/strict';
import { firstHidden, showHidden } from '../../src/domain/hidden-characters.js';

describe('hidden characters', () => {
  for (const [what, text, shown] of [
    ['a line feed', 'a\nb', 'a↵b'],
    ['a carriage return', 'a\rb', 'a⟨U+000D⟩b'],
    ['a tab', 'a\tb', 'a⟨U+0009⟩b'],
    ['a next line', 'a\u0085b', 'a⟨U+0085⟩b'],
    ['a line separator', 'a\u2028b', 'a⟨U+2028⟩b'],
    ['a zero-width space', 'a\u200bb', 'a⟨U+200B⟩b'],
    ['a word joiner', 'a\u2060b', 'a⟨U+2060⟩b'],
    ['a byte order mark', '\ufeffa', '⟨U+FEFF⟩a'],
    ['a right-to-left override', '\u202egnp', '⟨U+202E⟩gnp'],
    ['an isolate', '\u2067x\u2069', '⟨U+2067⟩x⟨U+2069⟩'],
    ['a tag character', 'a\u{e0041}b', 'a⟨U+E0041⟩b'],
    ['a Hangul filler', 'a\u3164b', 'a⟨U+3164⟩b'],
    ['a blank Braille pattern', 'a\u2800b', 'a⟨U+2800⟩b'],
    ['a soft hyphen', 'a\u00adb', 'a⟨U+00AD⟩b'],
    ['a variation selector', 'a\ufe0fb', 'a⟨U+FE0F⟩b'],
    ['a no-break space', 'a\u00a0b', 'a⟨U+00A0⟩b'],
    ['a thin space', 'a\u2009b', 'a⟨U+2009⟩b'],
    ['a joiner that joins nothing', 'a\u200db', 'a⟨U+200D⟩b'],
    ['half of a character', 'a\ud800b', 'a⟨U+D800⟩b'],
    ['an unassigned character', 'a\u0378b', 'a⟨U+0378⟩b'],
    ['a private character', 'a\ue000b', 'a⟨U+E000⟩b'],
    ['many spaces', `a${' '.repeat(41)}b`, 'a ⟨U+0020×40⟩b'],
    ['two ideographic spaces', 'a\u3000\u3000b', 'a\u3000⟨U+3000⟩b'],
    ['a pile of marks', 'a\u0301\u0302\u0303\u0304', 'a\u0301\u0302\u0303⟨U+0304⟩'],
  ] as const) {
    it(`are written out: ${what}`, () => {
      assert.equal(showHidden(text), shown);
      assert.ok(firstHidden(text));
    });
  }

  for (const text of [
    'Alice Wang',
    '林　知行',
    'García, José',
    'Nguyễn Văn Ánh',
    'a\u0301',
    '👩‍👩‍👧‍👦 🏳️‍🌈 ✔️ 1️⃣ 🇹🇼',
    'مرحبا',
    "O'Brien & Söhne <b>",
  ]) {
    it(`are none of the characters of ${text}`, () => {
      assert.equal(showHidden(text), text);
      assert.equal(firstHidden(text), undefined);
    });
  }

  it('are named one at a time, the first one first', () => {
    assert.equal(firstHidden('ab\u200b\u200bc\n'), '⟨U+200B⟩');
  });
});
