import assert from 'node:assert/strict';
import { Haste } from '../../src/commands/haste.js';
import type { Turn } from '../../src/commands/turn.js';
import { PersonFailure } from '../../src/domain/failure.js';

const start = Date.parse('2026-11-24T00:00:00Z');

const turn = (person: string, conversation: string, seconds: number): Turn => ({
  id: 'turn',
  asked: { kind: 'text', text: 'status' },
  speaker: { objectId: person, name: person, locale: 'en', timeZone: undefined },
  conversation: { id: conversation, kind: 'channel' },
  at: new Date(start + seconds * 1000),
  signal: new AbortController().signal,
});

describe('haste', () => {
  const waits = (haste: Haste, asked: Turn): string | undefined => {
    try {
      haste.check(asked);
      return undefined;
    } catch (error) {
      assert.ok(error instanceof PersonFailure);
      assert.equal(error.refusal, 'tooFast');
      return error.values['seconds'];
    }
  };

  it('lets as many pass in a minute as there may, and says when the next one may', () => {
    const haste = new Haste({ person: 6, conversation: 0 });
    const first = Array.from({ length: 6 }, () => waits(haste, turn('a', 'x', 0)));
    assert.deepEqual(first, Array(6).fill(undefined));
    assert.equal(waits(haste, turn('a', 'x', 0)), '10');
    assert.equal(waits(haste, turn('a', 'y', 4)), '6');
    assert.equal(waits(haste, turn('a', 'x', 10)), undefined);
    assert.equal(waits(haste, turn('a', 'x', 10)), '10');
  });

  it('is nobody else’s', () => {
    const haste = new Haste({ person: 1, conversation: 0 });
    assert.equal(waits(haste, turn('a', 'x', 0)), undefined);
    assert.equal(waits(haste, turn('b', 'x', 0)), undefined);
    assert.equal(waits(haste, turn('a', 'x', 1)), '59');
  });

  it('is a conversation’s too, whoever speaks in it', () => {
    const haste = new Haste({ person: 0, conversation: 2 });
    assert.equal(waits(haste, turn('a', 'x', 0)), undefined);
    assert.equal(waits(haste, turn('b', 'x', 0)), undefined);
    assert.equal(waits(haste, turn('c', 'x', 0)), '30');
    assert.equal(waits(haste, turn('c', 'y', 0)), undefined);
  });

  it('gives no more than a minute’s worth to who was silent, and nothing for a clock that goes back', () => {
    const haste = new Haste({ person: 2, conversation: 0 });
    assert.equal(waits(haste, turn('a', 'x', 0)), undefined);
    assert.equal(waits(haste, turn('a', 'x', -3600)), undefined);
    assert.equal(waits(haste, turn('a', 'x', -3600)), '30');
    for (const seconds of [7200, 7200])
      assert.equal(waits(haste, turn('a', 'x', seconds)), undefined);
    assert.equal(waits(haste, turn('a', 'x', 7200)), '30');
  });

  it('keeps nobody waiting until a clock that was put back has caught up', () => {
    const haste = new Haste({ person: 2, conversation: 0 });
    for (const seconds of [0, 0]) assert.equal(waits(haste, turn('a', 'x', seconds)), undefined);
    assert.equal(waits(haste, turn('a', 'x', -3600)), '30');
    assert.equal(waits(haste, turn('a', 'x', -3570)), undefined);
  });

  it('is without a limit where the limit is 0', () => {
    const haste = new Haste({ person: 0, conversation: 0 });
    for (let count = 0; count < 1000; count += 1)
      assert.equal(waits(haste, turn('a', 'x', 0)), undefined);
  });
});
