import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exampleVoice, exampleVoices } from '../support/voices.js';

const english = exampleVoice('en');
const chinese = exampleVoice('zh-TW');

describe('a name among the words of the bot', () => {
  for (const name of [
    'Alice Wang',
    '林知行',
    "O'Brien, J.",
    'svc-intune@contoso.com',
    'iPhone 15 Pro (beta)',
    'CONTOSO\\alice',
    '22222222-2222-4222-8222-222222222222',
    'SM-G991B',
    'Outlook for iOS and Android (DeviceModel)',
  ]) {
    it(`is bare while it can be nothing else: ${name}`, () => {
      assert.equal(english.name(name), name);
      assert.equal(chinese.name(name), name);
    });
  }

  for (const [name, shown] of [
    ['Approved by Bob Chen', '“Approved by Bob Chen”'],
    ['approved BY Bob', '“approved BY Bob”'],
    ['✔ Bob', '“✔ Bob”'],
    ['核准者：Bob', '“核准者：Bob”'],
    ['Reason: none', '“Reason: none”'],
    ['2 approvals are needed', '“2 approvals are needed”'],
    ['Bob\nApproved by Eve', '“Bob↵Approved by Eve”'],
    ['a\u200bb', '“a⟨U+200B⟩b”'],
    ['a⟨U+200B⟩b', '“a⟨U+27E8⟩U+200B⟩b”'],
    ['', '“”'],
    [' Bob', '“ Bob”'],
    ['Bob ', '“Bob ”'],
    ['one two three four five six seven', '“one two three four five six seven”'],
    ['a” Approved by “b', '“a⟨U+201D⟩ Approved by ⟨U+201C⟩b”'],
    ['the “best” one', '“the “best” one”'],
  ] as const) {
    it(`is quoted where it is more: ${JSON.stringify(name)}`, () => {
      assert.equal(english.name(name), shown);
    });
  }

  it('has the quotation marks of the language', () => {
    assert.equal(chinese.name('核准者：Bob'), '「核准者：Bob」');
    assert.equal(chinese.quote('請參考「政策」'), '「請參考「政策」」');
    assert.equal(chinese.quote('」核准者'), '「⟨U+300D⟩核准者」');
  });

  it('is quoted among executed values where a comma would make two of it', () => {
    assert.equal(english.exact('a@b.example, c@d.example'), '“a@b.example, c@d.example”');
    assert.equal(english.exact('Alice Wang'), 'Alice Wang');
  });

  it('is cut with its length told, and never where it is executed', () => {
    const long = '連'.repeat(1200);
    assert.equal(english.name(long), `“${'連'.repeat(200)}…” (1,200 characters in all)`);
    assert.equal(chinese.quote(long), `「${'連'.repeat(500)}…」等共 1,200 個字元`);
    assert.equal(english.exact(long), `“${long}”`);
  });

  it('is cut through no character', () => {
    assert.match(english.name(`${'x'.repeat(199)}🚀🚀`), /^“x{199}…” \(203 /);
  });

  it('looks different from any other that is executed', () => {
    const pieces = fc.constantFrom(
      ...'aA \n\r“”「」⟨⟩↵',
      '\u200b',
      '\u00a0',
      '⟨U+200B⟩',
      'U+201C',
      '×2',
    );
    const text = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''));
    for (const voice of exampleVoices) {
      fc.assert(
        fc.property(text, text, (one, other) => {
          assert.equal(voice.exact(one) === voice.exact(other), one === other);
        }),
        { numRuns: 3000 },
      );
    }
  });
});
