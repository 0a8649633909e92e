import assert from 'node:assert/strict';
import fc from 'fast-check';
import { evidencePage } from '../../src/cards/evidence-page.js';
import { firstHidden } from '../../src/domain/hidden-characters.js';
import { english } from '../../src/language/en/english.js';
import { chinese } from '../../src/language/zh-tw/chinese.js';
import { cardsWith, evidenceWith } from '../support/cards-with-text.js';
import { objectsIn, render } from '../support/draw.js';
import { exampleVoices } from '../support/voices.js';

/** What stands at the beginning of each of the bot's own sentences, with and without its symbol. */
const ownBeginnings: readonly string[] = [
  ...new Set(
    [english, chinese]
      .flatMap((areas) => Object.values(areas).flatMap((area) => Object.values<string>(area)))
      .map((sentence) => (sentence.split('{')[0] ?? '').trim())
      .flatMap((fixed) => [fixed, fixed.replace(/^[^\p{L}\p{N}]+/u, '')])
      .filter((fixed) => fixed.length > 2 || /^\p{Script=Han}{2}/u.test(fixed)),
  ),
];

/** A block of a card, as a reader sees it: with its line ends. */
const linesIn = (card: unknown): readonly string[] =>
  objectsIn(card).flatMap(({ type, text, inlines, title, value }) => {
    if (type === 'TextBlock') return `${text}`.split(/[\n\r\v\f\u0085\u2028\u2029]/);
    if (type === 'RichTextBlock') {
      const whole = objectsIn(inlines).map((run) => run['text'] ?? '');
      return whole.join('').split(/[\n\r\v\f\u0085\u2028\u2029]/);
    }
    return typeof title === 'string' && typeof value === 'string' ? [title] : [];
  });

const shownProperties = ['text', 'title', 'label', 'placeholder', 'altText', 'speak'];

const shownIn = (card: unknown): readonly string[] =>
  objectsIn(card).flatMap((each) =>
    shownProperties.flatMap((name) => (typeof each[name] === 'string' ? [each[name]] : [])),
  );

const escaped = ownBeginnings.map((own) => own.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

/** A word goes on, such as `Kinder` after `Kind`. */
const ownBeginning = new RegExp(`^\\s*(?:${escaped.join('|')})(?![a-z])`, 'i');

/** The lines that begin as one of the bot's own does. */
const ownLines = (card: unknown): readonly string[] =>
  linesIn(card).filter((line) => ownBeginning.test(line));

/** A page as its reader sees it: what stands in an element of its own begins a line. */
const ownLinesOfPage = (page: string): readonly string[] =>
  page
    .replace(/<style>.*?<\/style>/s, '')
    .split(/<[^>]*>|[\n\r\v\f\u0085\u2028\u2029]/)
    .filter((line) => ownBeginning.test(line));

const separators = [
  '',
  '\n',
  '\r\n',
  '\u2028',
  '\u0085',
  '\v',
  ' '.repeat(60),
  '\u3000'.repeat(30),
];
const fillers = [
  '',
  '\u200b',
  '\u202e',
  '\u3164',
  '\u2800',
  '\u{e0041}',
  '\u00ad',
  '\u00a0',
  '”',
  '」',
];

/** Words of the bot behind whatever could bring them to the beginning of a line. */
const imitation = fc
  .tuple(
    fc.constantFrom('', 'iPhone', '林知行', '(1)', '“'),
    fc.constantFrom(...separators),
    fc.constantFrom(...fillers),
    fc.constantFrom(...ownBeginnings),
    fc.constantFrom('', ' Bob Chen', '：Bob', ', 3 Nov 2026'),
  )
  .map((parts) => parts.join(''));

/** As long, with the same line ends and marks, and no word of the bot in it. */
const sameShape = (text: string): string =>
  text.replace(/\p{Script=Han}/gu, '柒').replace(/[a-z]/gi, 'q');

describe('text from outside on any card', function () {
  this.timeout(120_000);

  for (const voice of exampleVoices) {
    it(`never begins a line as the bot does (${voice.language})`, async () => {
      await fc.assert(
        fc.asyncProperty(imitation, async (text) => {
          const harmless = await cardsWith(sameShape(text), voice);
          for (const [place, view] of (await cardsWith(text, voice)).entries()) {
            const found = ownLines(render(view).content);
            const usual = ownLines(render(harmless[place] ?? view).content);
            assert.equal(found.length, usual.length, `${view.template}:\n${found.join('\n')}`);
          }
        }),
        { numRuns: 30 },
      );
    });

    it(`has nothing in it that is not seen (${voice.language})`, async () => {
      const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
      await fc.assert(
        fc.asyncProperty(text, async (hostile) => {
          for (const view of await cardsWith(hostile, voice)) {
            const { content, summary } = render(view);
            for (const shown of [summary, ...shownIn(content)]) {
              assert.equal(firstHidden(shown), undefined, `${view.template}: ${shown}`);
            }
          }
        }),
        { numRuns: 30 },
      );
    });
  }

  it('is the same on the page of the evidence', () => {
    for (const voice of exampleVoices) {
      fc.assert(
        fc.property(imitation, (text) => {
          const page = evidencePage(evidenceWith(text), voice);
          const harmless = evidencePage(evidenceWith(sameShape(text)), voice);
          assert.deepEqual(ownLinesOfPage(page).length, ownLinesOfPage(harmless).length, page);
          assert.equal(firstHidden(page.replace(/[ \n]+/g, ' ')), undefined);
        }),
        { numRuns: 100 },
      );
    }
  });
});
