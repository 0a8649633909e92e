import assert from 'node:assert/strict';
import { inTime, wallTimer } from '../../src/teams/in-time.js';
import { Latch } from '../support/latch.js';
import { HandTimer } from '../support/teams-bot.js';

describe('work in time', () => {
  it('is its value when it ends before the timer rings', async () => {
    const { timer, asked } = new HandTimer();
    assert.deepEqual(await inTime(Promise.resolve('done'), 1500, timer), {
      isLate: false,
      value: 'done',
    });
    assert.deepEqual(asked, [1500]);
  });

  it('is late when the timer rings first, and goes on', async () => {
    const hand = new HandTimer();
    const latch = new Latch();
    const work = latch.opened.then(() => 'done');
    const waiting = inTime(work, 1500, hand.timer);
    hand.ringAll();
    assert.deepEqual(await waiting, { isLate: true });
    latch.open();
    assert.equal(await work, 'done');
  });

  it('fails as the work fails, and a failure after the bell is nobody’s', async () => {
    const failure = new Error('x');
    const { timer } = new HandTimer();
    await assert.rejects(inTime(Promise.reject(failure), 1, timer), failure);
    const hand = new HandTimer();
    const latch = new Latch();
    const waiting = inTime(
      latch.opened.then(() => Promise.reject(failure)),
      1,
      hand.timer,
    );
    hand.ringAll();
    assert.deepEqual(await waiting, { isLate: true });
    latch.open();
    await new Promise(setImmediate);
  });

  it('stops its timer whichever way it ends', async () => {
    let cancelled = 0;
    const timer = () => ({
      done: new Promise<void>(() => {}),
      cancel: () => {
        cancelled += 1;
      },
    });
    await inTime(Promise.resolve(1), 1, timer);
    await inTime(Promise.reject(new Error('x')), 1, timer).catch(() => {});
    assert.equal(cancelled, 2);
  });

  it('is measured by the clock on the wall in earnest', async () => {
    assert.deepEqual(await inTime(new Promise(() => {}), 5, wallTimer), { isLate: true });
    const { done, cancel } = wallTimer(5);
    cancel();
    const first = await Promise.race([
      done.then(() => 'rang'),
      new Promise((resolve) => setTimeout(resolve, 30, 'silent')),
    ]);
    assert.equal(first, 'silent');
  });
});
