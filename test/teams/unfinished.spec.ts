import assert from 'node:assert/strict';
import { Unfinished } from '../../src/teams/unfinished.js';
import { Latch } from '../support/latch.js';

const rethrow = (error: unknown): never => {
  throw error;
};

const closed = Promise.resolve();

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
    const finishing = unfinished.finish(60_000, closed);
    latch.open();
    await finishing;
    assert.equal(isDone, true);
    assert.equal(unfinished.signal.aborted, false);
  });

  it('are told to give up when their time is over', async () => {
    const unfinished = new Unfinished(rethrow);
    unfinished.add(new Promise((resolve) => unfinished.signal.addEventListener('abort', resolve)));
    await unfinished.finish(5, closed);
    assert.equal(unfinished.signal.aborted, true);
  });

  it('tell their failures, and keep nothing else from ending', async () => {
    const failures: unknown[] = [];
    const unfinished = new Unfinished((error) => failures.push(error));
    const failure = new Error('x');
    unfinished.add(Promise.reject(failure));
    unfinished.add(Promise.resolve());
    await unfinished.finish(60_000, closed);
    assert.deepEqual(failures, [failure]);
  });

  it('are waited for also when they begin while the door closes, or when a turn leaves them behind', async () => {
    const unfinished = new Unfinished(rethrow);
    const [door, turn, answer] = [new Latch(), new Latch(), new Latch()];
    let isFinished = false;
    const finishing = unfinished.finish(60_000, door.opened).then(() => {
      isFinished = true;
    });
    await new Promise(setImmediate);
    const turning = unfinished.during(turn.opened.then(() => unfinished.add(answer.opened)));
    for (const step of [door, turn]) {
      step.open();
      await new Promise(setImmediate);
      assert.equal(isFinished, false);
    }
    await turning;
    answer.open();
    await finishing;
  });

  it('fail for whoever asked for them, and for a stop not at all', async () => {
    const unfinished = new Unfinished(rethrow);
    const failing = unfinished.during(Promise.reject(new Error('x')));
    await assert.rejects(failing, /x/);
    await unfinished.finish(60_000, closed);
  });

  it('are none when there were none', () => new Unfinished(rethrow).finish(60_000, closed));
});
