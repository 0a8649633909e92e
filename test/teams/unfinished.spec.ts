import assert from 'node:assert/strict';
import { Unfinished } from '../../src/teams/unfinished.js';
import { Latch } from '../support/latch.js';

const rethrow = (error: unknown): never => {
  throw error;
};

describe('unfinished answers', () => {
  it('are waited for, and not told to give up when they end by themselves', async () => {
    const unfinished = new Unfinished(rethrow);
    const latch = new Latch();
    let isDone = false;
    unfinished.add(
      latch.opened.then(() => {
        isDone = true;
      }),
    );
    const finishing = unfinished.finish(60_000);
    latch.open();
    await finishing;
    assert.equal(isDone, true);
    assert.equal(unfinished.signal.aborted, false);
  });

  it('are told to give up when their time is over', async () => {
    const unfinished = new Unfinished(rethrow);
    unfinished.add(new Promise((resolve) => unfinished.signal.addEventListener('abort', resolve)));
    await unfinished.finish(5);
    assert.equal(unfinished.signal.aborted, true);
  });

  it('tell their failures, and keep nothing else from ending', async () => {
    const failures: unknown[] = [];
    const unfinished = new Unfinished((error) => failures.push(error));
    const failure = new Error('x');
    unfinished.add(Promise.reject(failure));
    unfinished.add(Promise.resolve());
    await unfinished.finish(60_000);
    assert.deepEqual(failures, [failure]);
  });

  it('are none when there were none', () => new Unfinished(rethrow).finish(60_000));
});
