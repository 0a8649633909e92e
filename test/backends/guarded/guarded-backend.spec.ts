import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import {
  GuardedBackend,
  type GuardOptions,
} from '../../../src/backends/guarded/guarded-backend.js';
import type { CmdletCall } from '../../../src/domain/cmdlets/cmdlet-call.js';
import { ForbiddenCall } from '../../../src/domain/cmdlets/cmdlet-call.js';
import { TenantFailure, type TenantFault } from '../../../src/domain/failure.js';
import type { ExchangeBackend, RunOptions } from '../../../src/domain/ports/exchange-backend.js';
import { Latch } from '../../support/latch.js';
import { mockTime } from '../../support/mocked-time.js';

const noon = Date.parse('2026-11-23T12:00:00.000Z');
const pauseMs = 30_000;
const timeoutMs = 1000;

const read: CmdletCall = { cmdlet: 'Get-MobileDevice', parameters: {} };
const write: CmdletCall = {
  cmdlet: 'Set-ActiveSyncOrganizationSettings',
  parameters: { DefaultAccessLevel: 'Block' },
};

/** What the backend behind the guard does with a call. */
type Play = (options: RunOptions) => AsyncIterable<object>;

async function* rows(count = 1): AsyncIterable<object> {
  for (let n = 0; n < count; n += 1) yield { Guid: `guid-${n}` };
}

const failing = (error: Error): Play =>
  // biome-ignore lint/correctness/useYield: it fails before its first row.
  async function* () {
    throw error;
  };

/** Silent until it is given up, as the real ones are. */
const silent: Play = async function* ({ signal }) {
  await new Promise<void>((_, reject) => {
    const giveUp = () => reject(new TenantFailure('exchange', 'unreachable'));
    if (signal?.aborted) giveUp();
    signal?.addEventListener('abort', giveUp);
  });
  yield {};
};

const ill = (fault: TenantFault = 'unreachable', said = 'out of order') =>
  new TenantFailure('exchange', fault, { said });

describe('GuardedBackend', () => {
  const { timers } = mock;
  let now = noon;
  let play: Play;
  let asked: number;
  let permitted: () => Promise<ReadonlySet<string>>;
  let guard: GuardedBackend;

  const inner: ExchangeBackend = {
    run: (_, options = {}) => {
      asked += 1;
      return play(options) as AsyncIterable<never>;
    },
    permittedCmdlets: () => permitted(),
    describe: () => ({
      name: 'rest',
      target: 'outlook.office365.com',
      executingIdentity: 'app',
      running: 7,
      waiting: 7,
    }),
    close: async () => undefined,
  };

  const guarded = (change: Partial<GuardOptions> = {}) =>
    new GuardedBackend(inner, {
      concurrency: 2,
      longestQueue: 1,
      timeoutMs,
      failures: 2,
      pauseMs,
      clock: () => new Date(now),
      ...change,
    });

  beforeEach(() => {
    mockTime();
    now = noon;
    asked = 0;
    play = () => rows();
    permitted = async () => new Set(['Get-MobileDevice']);
    guard = guarded();
  });
  afterEach(() => timers.reset());

  async function all(call: CmdletCall = read, options?: RunOptions): Promise<number> {
    let count = 0;
    for await (const _ of guard.run(call, options)) count += 1;
    return count;
  }

  async function failureOf(work: Promise<unknown>): Promise<TenantFailure> {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof TenantFailure, String(error));
    return error;
  }

  async function failTimes(times: number, error: Error): Promise<void> {
    play = failing(error);
    for (let time = 0; time < times; time += 1) {
      await assert.rejects(all(), (thrown) => thrown === error);
    }
  }

  const isPaused = () => guard.describe().pausedUntil !== undefined;

  it('hands on every row', async () => {
    play = () => rows(3);
    assert.equal(await all(), 3);
    assert.equal(guard.describe().running, 0);
  });

  describe('its places', () => {
    it('are counted, and given back', async () => {
      const latch = new Latch();
      play = async function* () {
        await latch.opened;
        yield {};
      };
      const work = [all(), all(), all()];
      await turn();
      assert.equal(asked, 2);
      const { running, waiting, name } = guard.describe();
      assert.deepEqual([running, waiting, name], [2, 1, 'rest']);
      latch.open();
      assert.deepEqual(await Promise.all(work), [1, 1, 1]);
      assert.deepEqual([guard.describe().running, guard.describe().waiting], [0, 0]);
    });

    it('when there is none to wait for: throttled, nothing was done, and the circuit is not told', async () => {
      const latch = new Latch();
      guard = guarded({ concurrency: 1, longestQueue: 0 });
      play = async function* () {
        await latch.opened;
        yield {};
      };
      const first = all();
      await turn();
      for (let call = 0; call < 5; call += 1) {
        const failure = await failureOf(all(write));
        assert.equal(failure.fault, 'throttled');
        assert.equal(failure.outcome, 'none');
        assert.equal(failure.asked, write.cmdlet);
      }
      assert.equal(isPaused(), false);
      assert.equal(asked, 1);
      latch.open();
      assert.equal(await first, 1);
    });

    it('are not kept for who gives up while waiting', async () => {
      const latch = new Latch();
      const asker = new AbortController();
      guard = guarded({ concurrency: 1 });
      play = async function* () {
        await latch.opened;
        yield {};
      };
      const first = all();
      await turn();
      const second = failureOf(all(write, { signal: asker.signal }));
      await turn();
      assert.equal(guard.describe().waiting, 1);
      asker.abort();
      const failure = await second;
      assert.deepEqual([failure.fault, failure.outcome], ['timedOut', 'none']);
      assert.equal(guard.describe().waiting, 0);
      latch.open();
      await first;
      assert.equal(asked, 1);
    });

    it('are given back by who wants no more rows', async () => {
      play = () => rows(10);
      for await (const _ of guard.run(read)) break;
      assert.equal(guard.describe().running, 0);
    });

    it('are taken by the question what is permitted too', async () => {
      const latch = new Latch();
      guard = guarded({ concurrency: 1 });
      permitted = async () => {
        await latch.opened;
        return new Set(['Get-MobileDevice']);
      };
      const permission = guard.permittedCmdlets();
      await turn();
      const work = all();
      await turn();
      assert.equal(asked, 0);
      latch.open();
      assert.deepEqual([...(await permission)], ['Get-MobileDevice']);
      assert.equal(await work, 1);
    });
  });

  describe('its time-out', () => {
    async function late(call: CmdletCall): Promise<TenantFailure> {
      play = silent;
      const failure = failureOf(all(call));
      await turn();
      timers.tick(timeoutMs);
      return failure;
    }

    it('ends a silent read, which did nothing', async () => {
      const failure = await late(read);
      assert.deepEqual([failure.fault, failure.outcome], ['timedOut', 'none']);
      assert.equal(failure.asked, read.cmdlet);
      assert.equal(guard.describe().running, 0);
    });

    it('ends a silent write, of which nobody knows what it did', async () => {
      const failure = await late(write);
      assert.deepEqual([failure.fault, failure.outcome], ['timedOut', 'unknown']);
      assert.ok(failure.cause instanceof TenantFailure);
    });

    it('begins anew with each row', async () => {
      const latches = [new Latch(), new Latch()];
      play = async function* () {
        for (const latch of latches) {
          await latch.opened;
          yield {};
        }
      };
      const work = all();
      for (const latch of latches) {
        await turn();
        timers.tick(timeoutMs - 1);
        latch.open();
      }
      assert.equal(await work, 2);
    });

    it('ends what falls silent after a row', async () => {
      play = async function* (options) {
        yield {};
        yield* silent(options);
      };
      const failure = failureOf(all());
      await turn();
      timers.tick(timeoutMs);
      assert.equal((await failure).fault, 'timedOut');
    });

    it('stands still while the caller is busy with a row', async () => {
      play = async function* ({ signal }) {
        yield* rows(2);
        signal?.throwIfAborted();
      };
      for await (const _ of guard.run(read)) {
        timers.tick(timeoutMs * 10);
        await turn();
      }
      assert.equal(isPaused(), false);
    });

    it('does not run on after the last row', async () => {
      let handed: AbortSignal | undefined;
      play = ({ signal }) => {
        handed = signal;
        return rows();
      };
      await all();
      timers.tick(timeoutMs * 10);
      assert.equal(handed?.aborted, false);
    });

    it('counts as a failure of the service', async () => {
      await late(read);
      await late(read);
      assert.equal(isPaused(), true);
    });
  });

  describe('its circuit', () => {
    it('opens, asks no more, and says meanwhile what went wrong', async () => {
      await failTimes(2, ill('serviceError', 'the store is full'));
      assert.deepEqual(guard.describe().pausedUntil, new Date(noon + pauseMs));
      now += 10_000;
      const failure = await failureOf(all(write));
      assert.equal(asked, 2);
      assert.deepEqual(
        [failure.service, failure.fault, failure.said, failure.asked, failure.outcome],
        ['exchange', 'serviceError', 'the store is full', write.cmdlet, 'none'],
      );
      assert.equal(failure.retryAfter, 20_000);
      assert.equal(guard.describe().running, 0);
      assert.equal((await failureOf(guard.permittedCmdlets())).fault, 'serviceError');
    });

    it('names the service that failed, be it another', async () => {
      await failTimes(2, new TenantFailure('authority', 'unreachable'));
      const failure = await failureOf(all());
      assert.deepEqual([failure.service, failure.said], ['authority', undefined]);
    });

    for (const fault of ['unreachable', 'timedOut', 'serviceError', 'badData'] as const) {
      it(`is opened by ${fault}`, async () => {
        await failTimes(2, ill(fault));
        assert.equal(isPaused(), true);
      });
    }

    for (const fault of [
      'throttled',
      'signIn',
      'consent',
      'accessDenied',
      'notPermitted',
      'notFound',
      'alreadyExists',
      'invalid',
    ] as const) {
      it(`is not opened by ${fault}: that is an answer`, async () => {
        await failTimes(1, ill());
        await failTimes(3, ill(fault));
        await failTimes(1, ill());
        assert.equal(isPaused(), false);
      });
    }

    it('is opened by the question what is permitted too', async () => {
      permitted = async () => {
        throw ill();
      };
      for (let time = 0; time < 2; time += 1) await failureOf(guard.permittedCmdlets());
      assert.equal(isPaused(), true);
    });

    it('lets one try after the pause, and closes when that goes well', async () => {
      await failTimes(2, ill());
      now += pauseMs;
      play = () => rows();
      assert.deepEqual(await Promise.all([all(), all()]), [1, 1]);
      await failTimes(1, ill());
      assert.equal(isPaused(), false);
    });

    it('asks once after the pause when that goes wrong', async () => {
      await failTimes(2, ill());
      now += pauseMs;
      const failures = await Promise.all([failureOf(all()), failureOf(all())]);
      assert.deepEqual(
        failures.map(({ fault }) => fault),
        ['unreachable', 'unreachable'],
      );
      assert.equal(asked, 3);
    });

    it('learns nothing from a call that its asker gave up', async () => {
      await failTimes(1, ill());
      play = silent;
      const asker = new AbortController();
      const work = failureOf(all(read, { signal: asker.signal }));
      await turn();
      asker.abort();
      await work;
      assert.equal(isPaused(), false);
      await failTimes(1, ill());
      assert.equal(isPaused(), true);
    });

    it('lets the next one try when the one that tried gave up', async () => {
      await failTimes(2, ill());
      now += pauseMs;
      play = silent;
      const asker = new AbortController();
      const work = failureOf(all(read, { signal: asker.signal }));
      await turn();
      asker.abort();
      await work;
      await failTimes(1, ill());
      assert.equal(isPaused(), true);
    });

    it('learns nothing from a call that never left the process', async () => {
      await failTimes(1, ill());
      await failTimes(1, new ForbiddenCall('Get-MobileDevice', 'does not fit'));
      await failTimes(1, ill());
      assert.equal(isPaused(), true);
    });

    it('learns nothing from who wants no more rows', async () => {
      await failTimes(1, ill());
      play = () => rows(5);
      for await (const _ of guard.run(read)) break;
      await failTimes(1, ill());
      assert.equal(isPaused(), true);
    });
  });
});
