import assert from 'node:assert/strict';
import { whoamiCard } from '../../src/cards/whoami-card.js';
import { objectsIn, render, textsIn } from '../support/draw.js';
import { hostileTexts } from '../support/hostile.js';
import { exampleVoice } from '../support/voices.js';

const voice = exampleVoice('en');

const cardOf = (name: string) =>
  render(
    whoamiCard(
      {
        person: {
          objectId: 'x',
          name,
          userPrincipalName: 'eve@contoso.com',
          mail: null,
          role: 'viewer',
          groups: [],
        },
        chosen: undefined,
        says: [],
      },
      voice,
    ),
  );

/** What a person would see for a name, taken from the row of it. */
const shown = (name: string): string | undefined => {
  const texts = textsIn(cardOf(name).content);
  return texts[texts.indexOf('Name') + 1];
};

describe('texts from outside on cards', () => {
  for (const same of ['script', 'markdown', 'list', 'template', 'quotes', 'emoji']) {
    it(`are shown letter by letter: ${same}`, () => {
      assert.equal(shown(hostileTexts[same] ?? ''), hostileTexts[same]);
    });
  }

  it('never stand in a TextBlock, which reads Markdown', () => {
    for (const [name, text] of Object.entries(hostileTexts)) {
      const blocks = objectsIn(cardOf(`§${text}`).content).filter(
        ({ type }) => type === 'TextBlock',
      );
      assert.ok(
        blocks.every((block) => !`${block['text']}`.includes('§')),
        name,
      );
    }
  });

  it('lose what turns the direction of reading or has no width', () => {
    assert.equal(shown(hostileTexts['rightToLeft'] ?? ''), 'gnp.exe مرحبا x');
    assert.equal(shown(hostileTexts['zeroWidth'] ?? ''), 'admin');
  });

  it('have control characters and halves of characters replaced', () => {
    assert.equal(shown(hostileTexts['controls'] ?? ''), 'a b c [31m');
    assert.equal(shown(hostileTexts['halfCharacter'] ?? ''), 'a\uFFFDb');
  });

  it('are no functions of the card language', () => {
    assert.equal(
      shown(hostileTexts['dates'] ?? ''),
      '{ {DATE(2026-11-23T14:10:00Z,LONG)}} { {TIME(2026-11-23T14:10:00Z)}}',
    );
  });

  it('are cut where nobody would read on', () => {
    assert.equal(shown(hostileTexts['long'] ?? ''), `${'x'.repeat(1000)}…`);
    assert.equal(cardOf(hostileTexts['long'] ?? '').summary.length, 500);
  });
});
