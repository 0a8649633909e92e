import assert from 'node:assert/strict';
import { TenantFailure } from '../../src/domain/failure.js';
import { Patience, retryAfterOf } from '../../src/domain/patience.js';

/** A patience whose waits are only noted; `random` 0.5 leaves them as they are in the middle. */
function noted(retryBudgetMs: number, random = 0.5) {
  const waits: number[] = [];
  const sleep = async (ms: number) => void waits.push(ms);
  return { waits, patience: new Patience({ retryBudgetMs, random: () => random, sleep }) };
}

const failure = (retryAfter?: number) =>
  new TenantFailure('exchange', 'throttled', retryAfter === undefined ? {} : { retryAfter });

describe('Patience', () => {
  it('waits twice as long each time', async () => {
    const { waits, patience } = noted(60_000);
    for (let attempt = 0; attempt < 4; attempt += 1) await patience.after(failure());
    assert.deepEqual(waits, [500, 1000, 2000, 4000]);
  });

  for (const [random, wait] of [
    [0, 250],
    [0.98, 740],
  ] as const) {
    it(`scatters its waits: ${random} makes the first ${wait} ms`, async () => {
      const { waits, patience } = noted(60_000, random);
      await patience.after(failure());
      assert.deepEqual(waits, [wait]);
    });
  }

  it('waits as long as the service asks, and no shorter than by itself', async () => {
    const { waits, patience } = noted(60_000);
    await patience.after(failure(7000));
    await patience.after(failure(0));
    assert.deepEqual(waits, [7000, 1000]);
  });

  it('throws the failure, without a wait, when the budget does not hold another', async () => {
    const { waits, patience } = noted(1500);
    await patience.after(failure());
    await patience.after(failure());
    const last = failure();
    await assert.rejects(patience.after(last), (error) => error === last);
    assert.deepEqual(waits, [500, 1000]);
  });

  it('does not wait for a service that asks for more than the budget', async () => {
    const { waits, patience } = noted(1500);
    const asking = failure(1501);
    await assert.rejects(patience.after(asking), (error) => error === asking);
    assert.deepEqual(waits, []);
  });

  it('throws the failure when its asker gives up in the middle of a wait', async () => {
    const { signal } = new AbortController();
    const handed: unknown[] = [];
    const patience = new Patience({
      retryBudgetMs: 60_000,
      random: () => 0,
      sleep: async (_, given) => {
        handed.push(given);
        throw new Error('aborted');
      },
    });
    const met = failure();
    await assert.rejects(patience.after(met, signal), (error) => error === met);
    assert.deepEqual(handed, [signal]);
  });
});

describe('Retry-After', () => {
  const now = new Date('2026-11-23T12:00:00.000Z');
  for (const [header, ms] of [
    [null, undefined],
    ['', undefined],
    ['0', 0],
    [' 30 ', 30_000],
    ['Mon, 23 Nov 2026 12:00:20 GMT', 20_000],
    ['Mon, 23 Nov 2026 11:59:00 GMT', 0],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['99999999999', undefined],
    ['Mon, 99 Nov 2026 12:00:20 GMT', undefined],
  ] as const) {
    it(`${JSON.stringify(header)} is ${ms}`, () => {
      assert.equal(retryAfterOf(header, now), ms);
    });
  }
});
