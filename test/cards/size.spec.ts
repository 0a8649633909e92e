import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRenderer, largestCard } from '../../src/cards/renderer.js';
import { cardsWith } from '../support/cards-with-text.js';
import { crowdedCards } from '../support/crowded-cards.js';
import { textsIn } from '../support/draw.js';
import { exampleVoices } from '../support/voices.js';

/** What a renderer would have to give up on fails the test. */
const render = createRenderer('cards', (template, bytes) => {
  throw new Error(`The card ${template} has ${bytes} bytes, however short its texts are`);
});

/** Names and sentences as long as any service lets them be, in letters that take the most room. */
const long = fc
  .tuple(
    fc.constantFrom('x', '連', '🚀', '\u200b', '\n', '"', '\\', '_', 'a b '),
    fc.integer({ min: 1, max: 512 }),
  )
  .map(([unit, length]) => unit.repeat(length));

describe('a card is no larger than Teams takes', function () {
  this.timeout(120_000);

  for (const voice of exampleVoices) {
    it(`however long what it names is (${voice.language})`, async () => {
      await fc.assert(
        fc.asyncProperty(long, async (text) => {
          for (const view of await cardsWith(text, voice)) {
            const bytes = Buffer.byteLength(JSON.stringify(render(view).content));
            assert.ok(bytes <= largestCard, `${view.template}: ${bytes}`);
          }
        }),
        { numRuns: 40 },
      );
    });

    it(`however much it lists (${voice.language})`, async () => {
      await fc.assert(
        fc.asyncProperty(long, fc.integer({ min: 1, max: 300 }), async (text, n) => {
          for (const view of await crowdedCards(n, text, voice)) {
            const bytes = Buffer.byteLength(JSON.stringify(render(view).content));
            assert.ok(bytes <= largestCard, `${view.template}: ${bytes}`);
          }
        }),
        { numRuns: 12 },
      );
    });
  }

  it('and shortens nothing of what usual names and lists need', async () => {
    for (const voice of exampleVoices) {
      for (const text of ['x'.repeat(40), '連接器'.repeat(10)]) {
        const views = [...(await cardsWith(text, voice)), ...(await crowdedCards(40, text, voice))];
        for (const view of views) {
          const cut = textsIn(render(view).content).filter((each) => each.endsWith('…'));
          assert.deepEqual(cut, [], view.template);
        }
      }
    }
  });
});
