import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeMarkdown, showAsText, visible } from '../../src/cards/shown-text.js';

describe('a text on a card', () => {
  for (const [text, seen] of [
    ['plain', 'plain'],
    ['two\nlines\tand a tab', 'two\nlines\tand a tab'],
    ['👩‍👩‍👧‍👦 👍🏽‍x', '👩‍👩‍👧‍👦 👍🏽‍x'],
    ['a\u200db', 'ab'],
    ['soft\u00adhyphen', 'softhyphen'],
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
            { type: 'TextRun', fontType: 'Monospace', text: `\u200b${'x'.repeat(2000)}` },
            { type: 'CodeBlock', codeSnippet: '*a*\u200b' },
          ],
          actions: [{ title: 'a\u200b', data: { text: '\u200b*a*' } }],
        },
        1000,
      ),
      {
        body: [
          { type: 'TextBlock', text: '\\*a\\*' },
          { type: 'TextRun', text: '*a*' },
          { type: 'TextRun', fontType: 'Monospace', text: `\u200b${'x'.repeat(2000)}` },
          { type: 'CodeBlock', codeSnippet: '*a*\u200b' },
        ],
        actions: [{ title: 'a', data: { text: '\u200b*a*' } }],
      },
    );
  });

  it('holds nothing invisible and no half characters, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const seen = visible(text);
        assert.ok(seen.isWellFormed());
        assert.doesNotMatch(seen, /(?!\u200d)\p{Cf}|[^\P{Cc}\n\t]/u);
      }),
    );
  });
});
