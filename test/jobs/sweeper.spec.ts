import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Sweeper } from '../../src/jobs/sweeper.js';

const noError = (error: unknown): never => {
  throw error;
};

describe('the sweeper', () => {
  it('works one at a time, and once more when it is woken in the middle', async () => {
    let [running, most, times] = [0, 0, 0];
    const work = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      times += 1;
      await sleep(10);
      running -= 1;
    };
    const sweeper = new Sweeper({ work, everyMs: 60_000, onError: noError });
    for (const _ of [1, 2, 3]) sweeper.wake();
    await sleep(5);
    sweeper.wake();
    await sleep(60);
    assert.deepEqual([most, times], [1, 2]);
    await sweeper.stop(1000);
  });

  it('looks by itself, and survives its work', async () => {
    const errors: unknown[] = [];
    const failing = async (): Promise<void> => {
      throw new Error('no');
    };
    const sweeper = new Sweeper({
      work: failing,
      everyMs: 5,
      onError: (error) => errors.push(error),
    });
    await sleep(40);
    await sweeper.stop(1000);
    assert.ok(errors.length >= 2);
  });

  it('does nothing after it was stopped, and waits for what is under way', async () => {
    let isDone = false;
    const work = async (): Promise<void> => {
      await sleep(20);
      isDone = true;
    };
    const sweeper = new Sweeper({ work, everyMs: 60_000, onError: noError });
    sweeper.wake();
    await sweeper.stop(1000);
    assert.equal(isDone, true);
    isDone = false;
    sweeper.wake();
    await sleep(30);
    assert.equal(isDone, false);
  });
});
