import assert from 'node:assert/strict';
import { Leases } from '../../src/domain/leases.js';
import type { LeaseStore } from '../../src/domain/ports/lease-store.js';
import { Latch } from '../support/latch.js';

describe('leases', () => {
  let holder: string | undefined;
  let renew: (() => void)[] = [];
  let stopped = 0;
  const store: { -readonly [Name in 'hold' | 'release']: LeaseStore[Name] } = {
    hold: async (_name, owner) => {
      if (holder !== undefined && holder !== owner) return false;
      holder = owner;
      return true;
    },
    release: async (_name, owner) => {
      if (holder === owner) holder = undefined;
    },
  };
  let ids = 0;
  let leases: Leases;
  beforeEach(() => {
    leases = new Leases({
      store,
      clock: () => new Date(0),
      newId: () => `process-${++ids}`,
      every: (_ms, work) => {
        renew.push(work);
        return () => {
          stopped += 1;
        };
      },
      onError: (error) => assert.fail(String(error)),
    });
    holder = undefined;
    renew = [];
    stopped = 0;
  });

  it('let one work at a time, and another afterwards', async () => {
    let inner: boolean | undefined;
    const outer = await leases.during('sync', async () => {
      inner = await leases.during('sync', async () => assert.fail('both worked'));
    });
    assert.deepEqual([outer, inner, holder, stopped], [true, false, undefined, 1]);
    assert.equal(await leases.during('sync', async () => {}), true);
  });

  it('are given back when the work fails', async () => {
    const failure = new Error('no');
    await assert.rejects(
      leases.during('sync', () => Promise.reject(failure)),
      failure,
    );
    assert.equal(holder, undefined);
  });

  it('tell the work when they are lost', async () => {
    await leases.during('sync', async (signal) => {
      renew[0]?.();
      await Promise.resolve();
      assert.equal(signal.aborted, false);
      holder = 'somebody else';
      renew[0]?.();
      await new Promise((resolve) => setImmediate(resolve));
      assert.equal(signal.aborted, true);
    });
    assert.equal(holder, 'somebody else');
  });

  it('are given up by a process that ends: its work is told, and others go on', async () => {
    await leases.during('sync', async (signal) => {
      await leases.giveUp();
      assert.deepEqual([signal.aborted, holder, stopped], [true, undefined, 1]);
      holder = 'somebody else';
    });
    assert.equal(holder, 'somebody else');
    holder = undefined;
    assert.equal(await leases.during('sync', async () => assert.fail('it ends')), false);
  });

  for (const [when, end] of [
    ['given up', () => leases.giveUp()],
    ['given back', async () => {}],
  ] as const) {
    it(`are not taken again by a renewal that is under way when they are ${when}`, async () => {
      const { hold } = store;
      const reached = new Latch();
      await leases.during('sync', async () => {
        store.hold = async (...asked) => {
          await reached.opened;
          return hold(...asked);
        };
        renew[0]?.();
        setImmediate(() => reached.open());
        await end();
      });
      await reached.opened;
      await new Promise((resolve) => setImmediate(resolve));
      store.hold = hold;
      assert.deepEqual([holder, stopped], [undefined, 1]);
    });
  }

  it('are taken again by who could not give them back', async () => {
    const errors: unknown[] = [];
    let isAway = false;
    const away = new Error('away');
    const forgetful = new Leases({
      store: {
        ...store,
        release: (name, owner) => (isAway ? Promise.reject(away) : store.release(name, owner)),
      },
      clock: () => new Date(0),
      newId: () => `process-${++ids}`,
      every: () => () => {},
      onError: (error) => errors.push(error),
    });
    const holding = forgetful.during('sync', async () => {
      isAway = true;
    });
    assert.equal(await holding, true);
    assert.deepEqual(errors, [away]);
    isAway = false;
    assert.equal(await leases.during('sync', async () => assert.fail('it is held')), false);
    const again = forgetful.during('sync', async () => {
      assert.equal(await forgetful.during('sync', async () => assert.fail('both worked')), false);
    });
    assert.equal(await again, true);
    assert.equal(holder, undefined);
  });
});
