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
  for (const same of ['script', 'markdown', 'template', 'quotes', 'emoji']) {
    it(`are shown letter by letter, and quoted: ${same}`, () => {
      assert.equal(shown(hostileTexts[same] ?? ''), `“${hostileTexts[same]}”`);
    });
  }

  it('are on one line', () => {
    assert.equal(shown(hostileTexts['list'] ?? ''), '“- one↵1. two↵+ three”');
  });

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

  it('have what turns the direction of reading or has no width written out', () => {
    assert.equal(
      shown(hostileTexts['rightToLeft'] ?? ''),
      '“⟨U+202E⟩gnp.exe⟨U+202C⟩ مرحبا ⟨U+2066⟩x⟨U+2069⟩”',
    );
    assert.equal(shown(hostileTexts['zeroWidth'] ?? ''), '“ad⟨U+200B⟩mi⟨U+200C⟩n⟨U+200D⟩⟨U+FEFF⟩”');
  });

  it('have control characters and halves of characters written out', () => {
    assert.equal(shown(hostileTexts['controls'] ?? ''), '“a⟨U+0000⟩b⟨U+0007⟩c⟨U+001B⟩[31m”');
    assert.equal(shown(hostileTexts['halfCharacter'] ?? ''), '“a⟨U+D800⟩b”');
  });

  it('are no functions of the card language', () => {
    assert.equal(
      shown(hostileTexts['dates'] ?? ''),
      '“{ {DATE(2026-11-23T14:10:00Z,LONG)}} { {TIME(2026-11-23T14:10:00Z)}}”',
    );
  });

  it('are cut where nobody would read on', () => {
    assert.equal(
      shown(hostileTexts['long'] ?? ''),
      `“${'x'.repeat(200)}…” (30,000 characters in all)`,
    );
    assert.ok(cardOf(hostileTexts['long'] ?? '').summary.length < 300);
  });
});
