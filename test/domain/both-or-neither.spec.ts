import assert from 'node:assert/strict';
import { bothOrNeither } from '../../src/domain/both-or-neither.js';
import { Latch } from '../support/latch.js';

/** Goes on until it is told to stop, and a moment longer. */
async function untilStopped(signal: AbortSignal, ended: () => void): Promise<never> {
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
  await new Promise((resolve) => setTimeout(resolve, 20));
  ended();
  throw new Error('stopped');
}

describe('both or neither', () => {
  it('does two things at the same time', async () => {
    const [one, other] = [new Latch(), new Latch()];
    const done = await bothOrNeither(
      undefined,
      async () => {
        one.open();
        await other.opened;
        return 1;
      },
      async () => {
        await one.opened;
        other.open();
        return 'two';
      },
    );
    assert.deepEqual(done, [1, 'two']);
  });

  it('stops the other when one fails, and has waited for its end', async () => {
    let hasEnded = false;
    const failure = new Error('first');
    const work = bothOrNeither(
      undefined,
      (signal) =>
        untilStopped(signal, () => {
          hasEnded = true;
        }),
      async () => {
        throw failure;
      },
    );
    await assert.rejects(work, failure);
    assert.equal(hasEnded, true);
  });

  it('stops both when somebody wants the end', async () => {
    const asker = new AbortController();
    let ends = 0;
    const stopped = (signal: AbortSignal): Promise<never> =>
      untilStopped(signal, () => {
        ends += 1;
      });
    const work = bothOrNeither(asker.signal, stopped, stopped);
    asker.abort();
    await assert.rejects(work, /stopped/);
    assert.equal(ends, 2);
  });
});
