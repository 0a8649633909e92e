import assert from 'node:assert/strict';
import { join } from 'node:path';
import { syncDue } from '../../src/domain/connector/sync-due.js';
import { Leases } from '../../src/domain/leases.js';
import type { Store } from '../../src/domain/ports/store.js';
import type { SyncRun } from '../../src/domain/ports/sync-store.js';
import { lastDueOf } from '../../src/jobs/schedule.js';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import { botProcess, meet, story } from '../support/kill/bot-process.js';
import { assertEndsWell } from '../support/kill/restart.js';
import { tempFolder } from '../support/temp-folder.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** Every how manieth point of the story the clock is set at. */
const step = 7;

describe('a clock that is set', function () {
  this.timeout(120_000);
  const folder = tempFolder();
  after(() => folder.remove());

  /** The story, with the clock set by so much at a point of it; answers the points. */
  async function survives(setMs: number, number: number): Promise<readonly string[]> {
    const own = folder.newFolder();
    const store = await openSqliteStore({ file: join(own, 'bot.sqlite') });
    const passed: string[] = [];
    let now = Date.parse('2026-11-23T12:00:00Z');
    const point = (moment: string): void => {
      if (passed.push(moment) === number) now += setMs;
    };
    const clock = (): Date => new Date(now);
    const bot = botProcess({ store, folder: own, clock, point });
    await meet(store, clock());
    passed.length = 0;
    await story(bot);
    const at = `set by ${setMs} ms at ${number}, ${passed[number - 1]}`;
    // Nobody waits until the clock has caught up.
    for (let looks = 0; looks < 3; looks += 1) {
      now += 2 * second;
      await bot.tick();
    }
    assert.equal(await assertEndsWell(bot, at), 'done', at);
    assert.deepEqual(bot.logged, [], at);
    const waiting = await store.outbox.waiting();
    assert.equal(waiting.count, 0, `${at}: ${waiting.count} notices wait`);
    await store.close();
    return passed;
  }

  for (const [how, setMs] of [
    ['back by an hour', -hour],
    // A plan that nobody asked for is over after an hour.
    ['forward by 50 minutes', 50 * minute],
  ] as const) {
    it(`${how}, at every point of a change: it runs once, and all are told at once`, async () => {
      const points = await survives(0, 0);
      for (let number = 1; number <= points.length; number += step) await survives(setMs, number);
    });
  }

  describe('back by an hour', () => {
    let store: Store;
    let now = Date.parse('2026-11-23T12:00:00Z');
    const clock = (): Date => new Date(now);
    before(async () => {
      store = await openSqliteStore({ file: join(folder.newFolder(), 'bot.sqlite') });
    });
    after(() => store.close());
    beforeEach(() => {
      now = Date.parse('2026-11-23T12:00:00Z');
    });

    const leases = (newId: () => string): Leases =>
      new Leases({
        ...{ store: store.leases, clock, newId, every: () => () => {} },
        onError: (error) => assert.fail(String(error)),
      });

    it('frees what a process held that is gone, and not what one holds that lives', async () => {
      await store.leases.hold('gone', 'gone', clock(), new Date(now + 30 * second));
      now -= hour;
      assert.equal(await leases(() => 'other').during('gone', async () => {}), true);
      await leases(() => 'first').during('held', async () => {
        const other = leases(() => 'second');
        assert.equal(await other.during('held', async () => assert.fail()), false);
      });
    });

    it('tells at once what is to be told at once, and keeps the quiet hours', async () => {
      const subject = (id: string) => ({ kind: 'incident', id }) as const;
      const showing = { conversationId: 'a:1', urgency: 'usual' } as const;
      await store.outbox.add({ ...showing, subject: subject('NOW'), at: clock() });
      await store.outbox.add({
        ...{ ...showing, conversationId: 'a:2', subject: subject('HELD'), at: clock() },
        heldUntil: new Date(now + 8 * hour),
      });
      const [at, due] = [now, () => store.outbox.due(clock(), 10)];
      for (const back of [10 * minute, hour]) {
        now = at - back;
        assert.deepEqual(
          (await due()).map((each) => each.subject.id),
          ['NOW'],
        );
      }
      // Begun, and then the process was gone: the next one begins it after a minute, as ever.
      now += hour;
      const [first] = await due();
      assert.ok(first && (await store.outbox.begin(first, new Date(now + minute))));
      now -= hour;
      assert.equal((await due()).length, 1);
    });

    const run = (id: string, startedAt: Date, state: SyncRun['state']): SyncRun => ({
      ...{ id, kind: 'full', startedAt, endedAt: startedAt, state, read: 0, isUnfiltered: false },
      ...{ counts: undefined, fault: undefined, service: undefined, said: undefined },
      ...{ asked: undefined, cancelledBy: undefined },
    });

    it('synchronises as the schedule says, and waits after a failure', async () => {
      const [full, quick] = ['0 3 * * *', '0 */2 * * *'].map((cron) => lastDueOf(cron, 'UTC', 0));
      assert.ok(full && quick);
      const rhythm = { full, quick, againMs: 15 * minute };
      const due = () => syncDue(store, rhythm, clock());
      const connector = {
        ...{ id: 'c', primarySmtpAddress: 'svc@contoso.com', disconnectedAt: undefined },
        approvedAt: new Date(now - 48 * hour),
      };
      const done = async (id: string): Promise<void> => {
        await store.syncs.begin(run(id, clock(), 'running'), clock());
        await store.syncs.end(run(id, clock(), 'done'));
        await store.connectors.put({ ...connector, lastAttempt: clock(), lastSuccess: clock() });
      };
      now -= 24 * hour;
      await done('yesterday');
      // A clock that ran a day ahead for a while.
      now += 48 * hour;
      await done('tomorrow');
      now -= 24 * hour;
      assert.equal(await due(), 'full');
      await done('today');
      assert.equal(await due(), undefined);
      now += 2 * hour;
      assert.equal(await due(), 'quick');
      await store.connectors.put({ ...connector, lastAttempt: clock(), lastSuccess: undefined });
      now += 14 * minute;
      assert.equal(await due(), undefined);
      now -= hour;
      await store.connectors.put({ ...connector, lastAttempt: clock(), lastSuccess: undefined });
      assert.equal(await due(), undefined);
    });

    it('shows the sync that runs as running', async () => {
      await store.syncs.abandon();
      now -= hour;
      await store.syncs.begin(run('now', clock(), 'running'), clock());
      assert.equal((await store.syncs.history(1))[0]?.id, 'now');
    });
  });
});
