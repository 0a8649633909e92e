import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { SharedReading } from '../../src/domain/shared-reading.js';
import { Latch } from '../support/latch.js';
import { mockTime } from '../support/mocked-time.js';

/** Lets everything run that waits for nothing else. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('A shared reading', () => {
  const { timers } = mock;
  beforeEach(mockTime);
  afterEach(() => timers.reset());

  /** Readings that end when they are let; each tells its number. */
  function world() {
    const latches: Latch[] = [];
    const shared = new SharedReading(async () => {
      const latch = new Latch();
      const number = latches.push(latch);
      await latch.opened;
      return number;
    }, 100);
    const end = async (number: number): Promise<void> => {
      latches[number - 1]?.open();
      await settle();
    };
    return { shared, latches, end };
  }

  it('is one for all who ask at the same moment', async () => {
    const { shared, end, latches } = world();
    const asked = [shared.ask(), shared.ask(), shared.ask()];
    await settle();
    await end(1);
    assert.deepEqual(await Promise.all(asked), [1, 1, 1]);
    assert.equal(latches.length, 1);
  });

  it('is never handed to who asked after it began: they share the next', async () => {
    const { shared, end, latches } = world();
    const first = shared.ask();
    await settle();
    const later = [shared.ask(), shared.ask()];
    await settle();
    assert.equal(latches.length, 1, 'the next one has not begun');
    await end(1);
    assert.equal(await first, 1);
    await end(2);
    assert.deepEqual(await Promise.all(later), [2, 2]);
    assert.equal(latches.length, 2);
  });

  it('keeps nobody waiting for one that hangs', async () => {
    const { shared, end, latches } = world();
    void shared.ask();
    await settle();
    const later = shared.ask();
    timers.tick(100);
    await settle();
    assert.equal(latches.length, 2);
    await end(2);
    assert.equal(await later, 2);
  });

  it('that fails, fails for those alone who shared it', async () => {
    let readings = 0;
    const shared = new SharedReading(async () => {
      readings += 1;
      if (readings === 1) throw new RangeError('gone');
      return readings;
    }, 100);
    const both = await Promise.allSettled([shared.ask(), shared.ask()]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    assert.equal(await shared.ask(), 2);
  });
});
