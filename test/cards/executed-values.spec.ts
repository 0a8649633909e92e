import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { changeCard } from '../../src/cards/change-card.js';
import { changeValuesCard } from '../../src/cards/change-values-card.js';
import { largestCard } from '../../src/cards/renderer.js';
import type { Change } from '../../src/domain/changes/change.js';
import type { PlanStep, PlanValue } from '../../src/domain/changes/plan.js';
import type { Voice } from '../../src/language/voice.js';
import { waiting } from '../support/changes.js';
import { objectsIn, render, textsIn } from '../support/draw.js';
import { exampleVoices } from '../support/voices.js';

const settings = (name: string, before: PlanValue, after: PlanValue): PlanStep => ({
  cmdlet: 'Set-ActiveSyncOrganizationSettings',
  parameters: { [name]: after },
  target: 'Mobile Mailbox Settings',
  differences: [{ name, before, after }],
});

const changeTo = (...plan: readonly PlanStep[]): Change => ({ ...waiting, plan });

/** A change of one device. */
const deviceChange = (account: string, step: PlanStep): Change => ({
  ...waiting,
  kind: 'device',
  wishes: undefined,
  device: { action: 'allow', mailbox: account, deviceId: 'SHORT1', shown: 'Omar Khan: iPhone' },
  account,
  plan: [step],
});

const verbsIn = (content: unknown): readonly unknown[] =>
  objectsIn(content).map(({ verb }) => verb);

/** Whatever an approver can read: the card, and all pages behind "Show all values" where it is offered. */
function readable(change: Change, voice: Voice): readonly string[] {
  const card = render(changeCard(change, voice)).content;
  if (!verbsIn(card).includes('change.values')) return textsIn(card);
  const texts = [...textsIn(card)];
  for (let page = 1; page < 500; page += 1) {
    const { content } = render(changeValuesCard(change, page, voice));
    assert.ok(Buffer.byteLength(JSON.stringify(content)) <= largestCard);
    texts.push(...textsIn(content));
    const hasNext = objectsIn(content).some(
      ({ verb, data }) =>
        verb === 'change.values' && (data as { page?: number } | undefined)?.page === page + 1,
    );
    if (!hasNext) return texts;
  }
  throw new Error('the pages have no end');
}

const digest = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

const address = fc
  .tuple(fc.stringMatching(/^[a-z]{1,40}$/), fc.constantFrom('contoso.com', 'evil.example'))
  .map((parts) => parts.join('@'));
const entry = fc.oneof(address, fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }));
const entries = fc.array(entry, { maxLength: 120 });

describe('what an approver can read of a value that is executed', () => {
  it('is the twentieth of twenty recipients too', () => {
    const first = Array.from(
      { length: 19 },
      (_, n) => `${'mobile-admins'.repeat(3)}${n}@contoso.com`,
    );
    const after = [...first, 'attacker@evil.example'];
    const change = changeTo(settings('AdminMailRecipients', first, after));
    for (const voice of exampleVoices) {
      const card = textsIn(render(changeCard(change, voice)).content).join('\n');
      assert.match(card, /attacker@evil\.example/);
      assert.match(card, /20/);
      assert.ok(card.includes(digest(after.join('\n'))));
    }
  });

  it('is every entry of every list, whole, however long and many they are', () => {
    fc.assert(
      fc.property(entries, entries, fc.constantFrom(...exampleVoices), (before, after, voice) => {
        const change = changeTo(settings('AdminMailRecipients', before, after));
        const shown = readable(change, voice).join('\n');
        for (const each of [...before, ...after]) assert.ok(shown.includes(voice.exact(each)));
      }),
      { numRuns: 60 },
    );
  });

  it('is a whole text, in pieces where it is long', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 3000 }),
      fc.string({ minLength: 1, maxLength: 30 }).map((part) => part.repeat(90)),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...exampleVoices), (after, voice) => {
        const change = changeTo(settings('UserMailInsert', '', after));
        const shown = readable(change, voice);
        const pieces = after.match(/[\s\S]{1,250}/gu) ?? [];
        const isWhole = shown.some((each) => each.includes(voice.exact(after)));
        const isInPieces = pieces.every((piece, place) =>
          shown.includes(`${place + 1}. ${voice.quote(piece)}`),
        );
        assert.ok(isWhole || isInPieces);
        if (!isWhole) assert.ok(shown.join('\n').includes(digest(after)));
      }),
      { numRuns: 100 },
    );
  });

  it('is every step of a long plan', () => {
    for (const voice of exampleVoices) {
      const plan = Array.from({ length: 300 }, (_, n) =>
        settings('UserMailInsert', `before ${n}.`, `after ${n}.`),
      );
      const shown = readable(changeTo(...plan), voice).join('\n');
      for (let n = 0; n < plan.length; n += 1) assert.ok(shown.includes(`after ${n}.`), `${n}`);
    }
  });

  it('is the account of a long name, and the list that a device is added to', () => {
    for (const voice of exampleVoices) {
      const account = `${'x'.repeat(300)}@contoso.com`;
      const step: PlanStep = {
        cmdlet: 'Set-CASMailbox',
        parameters: {
          Identity: account,
          ActiveSyncAllowedDeviceIDs: { add: ['y'.repeat(900)] },
          ActiveSyncBlockedDeviceIDs: { remove: ['SHORT1'] },
        },
        target: 'Omar Khan: iPhone',
        differences: [{ name: 'ActiveSyncAllowedDeviceIDs', before: null, after: 'y'.repeat(900) }],
      };
      const shown = readable(deviceChange(account, step), voice).join('\n');
      for (const each of [account, 'y'.repeat(900), 'SHORT1']) assert.ok(shown.includes(each));
    }
  });
});
