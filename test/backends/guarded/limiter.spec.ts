import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { Limiter, QueueFull } from '../../../src/backends/guarded/limiter.js';

describe('Limiter', () => {
  it('lets so many in at once, and the others one after another as they came', async () => {
    const limiter = new Limiter(2, 10);
    const entered: string[] = [];
    const leaves = new Map<string, () => void>();
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      void limiter.enter().then((leave) => {
        entered.push(name);
        leaves.set(name, leave);
      });
    }
    await turn();
    assert.deepEqual(entered, ['a', 'b']);
    assert.deepEqual([limiter.running, limiter.waiting], [2, 3]);
    // Who leaves first does not matter; who came first does.
    for (const [name, next] of [
      ['b', 'c'],
      ['a', 'd'],
      ['c', 'e'],
    ] as const) {
      leaves.get(name)?.();
      await turn();
      assert.equal(entered.at(-1), next);
      assert.equal(limiter.running, 2);
    }
    for (const name of ['d', 'e']) leaves.get(name)?.();
    assert.deepEqual([limiter.running, limiter.waiting], [0, 0]);
  });

  it('refuses who comes to a full queue, and has room again when one has left', async () => {
    const limiter = new Limiter(1, 1);
    const leave = await limiter.enter();
    const second = limiter.enter();
    await assert.rejects(limiter.enter(), QueueFull);
    leave();
    const leaveSecond = await second;
    const third = limiter.enter();
    leaveSecond();
    (await third)();
    assert.equal(limiter.running, 0);
  });

  it('takes a place back once', async () => {
    const limiter = new Limiter(2, 1);
    const leave = await limiter.enter();
    await limiter.enter();
    leave();
    leave();
    assert.equal(limiter.running, 1);
  });

  it('rejects who gives up while waiting, and lets the others move up', async () => {
    const limiter = new Limiter(1, 3);
    const leave = await limiter.enter();
    const asker = new AbortController();
    const entered: string[] = [];
    const first = limiter.enter();
    const given = limiter.enter(asker.signal);
    const last = limiter.enter();
    void first.then(() => entered.push('first'));
    void last.then(() => entered.push('last'));
    const reason = new Error('the person left');
    asker.abort(reason);
    await assert.rejects(given, (error) => error === reason);
    assert.equal(limiter.waiting, 2);
    leave();
    (await first)();
    (await last)();
    assert.deepEqual(entered, ['first', 'last']);
    assert.deepEqual([limiter.running, limiter.waiting], [0, 0]);
  });

  it('gives no place to who gave up before', async () => {
    const limiter = new Limiter(1, 1);
    await assert.rejects(limiter.enter(AbortSignal.abort()), { name: 'AbortError' });
    assert.equal(limiter.running, 0);
  });

  it('throws nobody out who gives up after he came in', async () => {
    const limiter = new Limiter(1, 2);
    const leave = await limiter.enter();
    const asker = new AbortController();
    const second = limiter.enter(asker.signal);
    const third = limiter.enter();
    leave();
    const leaveSecond = await second;
    asker.abort();
    assert.deepEqual([limiter.running, limiter.waiting], [1, 1]);
    leaveSecond();
    (await third)();
    assert.equal(limiter.running, 0);
  });
});
