import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeMarkdown, showAsText, visible } from '../../src/cards/shown-text.js';
import { firstHidden } from '../../src/domain/hidden-characters.js';

describe('a text on a card', () => {
  for (const [text, seen] of [
    ['plain', 'plain'],
    ['two\nlines\tand a tab', 'two↵lines⟨U+0009⟩and a tab'],
    ['👩‍👩‍👧‍👦 👍🏽‍x', '👩‍👩‍👧‍👦 👍🏽⟨U+200D⟩x'],
    ['a\u200db', 'a⟨U+200D⟩b'],
    ['soft\u00adhyphen', 'soft⟨U+00AD⟩hyphen'],
    ['{{date(x)}} {{ TIME (y)}} {{other}}', '{ {date(x)}} { { TIME (y)}} {{other}}'],
  ] as const) {
    it(`is made visible: ${JSON.stringify(text)}`, () => assert.equal(visible(text), seen));
  }

  for (const [text, escaped] of [
    ['a_b*c', 'a\\_b\\*c'],
    ['[x](y)', '\\[x\\](y)'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['a - b 1.5', 'a - b 1.5'],
    ['# head', '\\# head'],
    ['\\', '\\\\'],
  ] as const) {
    it(`is no Markdown: ${text}`, () => assert.equal(escapeMarkdown(text), escaped));
  }

  it('is treated in TextBlock and TextRun, and never in what a button sends', () => {
    assert.deepEqual(
      showAsText(
        {
          body: [
            { type: 'TextBlock', text: '*a*' },
            { type: 'TextRun', text: '*a*\u200b' },
            { type: 'TextRun', fontType: 'Monospace', text: `a  b\n\u200b${'x'.repeat(2000)}` },
            { type: 'CodeBlock', codeSnippet: '*a*\u200b' },
          ],
          actions: [{ title: 'a\u200b', data: { text: '\u200b*a*' } }],
        },
        1000,
      ),
      {
        body: [
          { type: 'TextBlock', text: '\\*a\\*' },
          { type: 'TextRun', text: '*a*⟨U+200B⟩' },
          { type: 'TextRun', fontType: 'Monospace', text: `a  b\n⟨U+200B⟩${'x'.repeat(2000)}` },
          { type: 'CodeBlock', codeSnippet: '*a*\u200b' },
        ],
        actions: [{ title: 'a⟨U+200B⟩', data: { text: '\u200b*a*' } }],
      },
    );
  });

  it('holds nothing invisible and no half characters, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const seen = visible(text);
        assert.ok(seen.isWellFormed());
        assert.equal(firstHidden(seen), undefined);
        assert.doesNotMatch(seen, /[\u200b\u202e\u2066\u3164]|\p{Cc}|[\u{e0000}-\u{e007f}]/u);
      }),
      { numRuns: 2000 },
    );
  });
});
