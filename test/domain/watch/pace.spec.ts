import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  conversationLimits,
  momentAfter,
  type Sends,
  tenantLimits,
  waitOf,
  withSend,
} from '../../../src/domain/watch/pace.js';

/** Sends as fast as is allowed; answers the moments. */
function asFastAsAllowed(count: number, limits: typeof conversationLimits): readonly number[] {
  const moments: number[] = [];
  let [now, sends]: [number, Sends] = [1_000_000, []];
  while (moments.length < count) {
    const wait = waitOf(sends, limits, now);
    now += wait;
    if (wait > 0) continue;
    sends = withSend(sends, limits, now);
    moments.push(now);
  }
  return moments;
}

const mostWithin = (moments: readonly number[], ms: number): number =>
  Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + ms).length));

describe('the pace', () => {
  it('goes to every limit of a conversation and past none', () => {
    const moments = asFastAsAllowed(1900, conversationLimits);
    const most = [1000, 2000, 30_000, 3_600_000].map((ms) => mostWithin(moments, ms));
    assert.deepEqual(most, [7, 8, 60, 1800]);
  });

  it('goes to the limit of the tenant', () => {
    const moments = asFastAsAllowed(300, tenantLimits);
    assert.equal(mostWithin(moments, 1000), 30);
    assert.equal((moments.at(-1) ?? 0) - (moments[0] ?? 0), 9000);
  });

  it('goes past no limit whenever somebody asks', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 200 });
    const isKept = (given: readonly number[]): void => {
      let [now, sends]: [number, Sends] = [5_000_000, []];
      const moments: number[] = [];
      for (const gap of given) {
        now += gap;
        if (waitOf(sends, conversationLimits, now) > 0) continue;
        sends = withSend(sends, conversationLimits, now);
        moments.push(now);
      }
      for (const { sends: most, withinMs } of conversationLimits) {
        assert.ok(moments.length === 0 || mostWithin(moments, withinMs) <= most);
      }
    };
    fc.assert(fc.property(gaps, isKept), { seed: 8, numRuns: 60 });
  });

  it('does not stand still for an hour when a clock is put back by one', () => {
    const before = asFastAsAllowed(60, conversationLimits);
    const now = (before.at(-1) ?? 0) - 3_600_000;
    assert.equal(waitOf(before, conversationLimits, now), 0);
    assert.deepEqual(withSend(before, conversationLimits, now), [now]);
  });

  it('lets nobody send in the past, but for a clock that was put back', () => {
    assert.equal(momentAfter([1000, 2000], 1500), 2000);
    assert.equal(momentAfter([1000, 2000], 2500), 2500);
    assert.equal(momentAfter([], 5), 5);
    assert.equal(momentAfter([3_600_000], 5), 5);
  });

  it('counts what a process whose clock is a little ahead has sent', () => {
    const ahead = Array.from({ length: 7 }, () => 1_000_500);
    assert.equal(waitOf(ahead, conversationLimits, 1_000_000), 1500);
  });
});
