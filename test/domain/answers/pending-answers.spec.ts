import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { PendingAnswers } from '../../../src/domain/answers/pending-answers.js';
import { StoreFailure } from '../../../src/domain/failure.js';
import { Leases } from '../../../src/domain/leases.js';
import type { Store } from '../../../src/domain/ports/store.js';
import { openSqliteStore } from '../../../src/storage/sqlite-store.js';
import { tempFolder } from '../../support/temp-folder.js';

const conversationId = 'a:grace';
const minuteMs = 60_000;

describe('answers that people wait for', () => {
  const folder = tempFolder();
  let store: Store;
  let now = Date.parse('2026-11-23T12:00:00Z');
  let errors: unknown[] = [];
  const clock = (): Date => new Date(now);
  before(async () => {
    store = await openSqliteStore({ file: join(folder.path, 'bot.sqlite') });
  });
  after(async () => {
    await store.close();
    folder.remove();
  });
  beforeEach(async () => {
    errors = [];
    await store.pendingAnswers.forgetBefore(new Date(now + 1));
    await store.outbox.drop(conversationId);
  });

  /** What one process does; its lease runs out after a minute in which it is dead. */
  const process = (over: Store = store): PendingAnswers =>
    new PendingAnswers({
      store: over,
      leases: new Leases({
        store: store.leases,
        clock,
        newId: randomUUID,
        every: () => () => {},
        onError: (error) => errors.push(error),
      }),
      clock,
      wake: () => {},
      onError: (error) => errors.push(error),
    });

  const answer = (id: string) => ({
    ...{ id, conversationId, personId: 'grace', at: clock() },
    asked: JSON.stringify({ kind: 'text', text: id }),
  });

  const written = async (id: string, isSo: (activityId: string | undefined) => boolean) => {
    for (;;) {
      const kept = await store.pendingAnswers.get(id);
      if (kept && isSo(kept.activityId)) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  /** Everything that people are told: `id`, or `id in message` where it replaces one. */
  const told = async (): Promise<readonly string[]> => {
    const all: string[] = [];
    for (;;) {
      const [showing] = await store.outbox.due(clock(), 1);
      if (!showing) return all.toSorted();
      const place = await store.outbox.posted(conversationId, showing.subject);
      assert.equal(showing.subject.kind, 'interrupted');
      all.push(place ? `${showing.subject.id} in ${place}` : showing.subject.id);
      await store.outbox.done(showing);
    }
  };

  type Reached = 'asked' | 'shown' | 'answered';

  const reach = async (answers: PendingAnswers, id: string, reached: Reached): Promise<void> => {
    const tracked = answers.track(answer(id));
    await written(id, () => true);
    if (reached === 'asked') return;
    tracked.shownIn(`card-${id}`);
    await written(id, (activityId) => activityId !== undefined);
    if (reached === 'answered') await tracked.settle();
  };

  it('are told to be interrupted once, if and only if their process ended before them', async () => {
    const reached = fc.constantFrom<Reached>('asked', 'shown', 'answered');
    const plan = fc.array(reached, { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(plan, plan, fc.boolean(), async (dying, living, isSeenAlive) => {
        const [dead, alive, other] = [process(), process(), process()];
        const dyingIds = dying.map(() => randomUUID());
        for (const [n, id] of dyingIds.entries()) await reach(dead, id, dying[n] ?? 'asked');
        if (isSeenAlive) {
          await other.recover();
          assert.deepEqual(await told(), []);
        }
        now += minuteMs;
        const livingIds = living.map(() => randomUUID());
        for (const [n, id] of livingIds.entries()) await reach(alive, id, living[n] ?? 'asked');
        await Promise.all([alive.recover(), other.recover()]);
        await other.recover();
        const expected = dyingIds.flatMap((id, n) =>
          dying[n] === 'answered' ? [] : [dying[n] === 'shown' ? `${id} in card-${id}` : id],
        );
        assert.deepEqual(await told(), expected.toSorted());
        now += minuteMs;
        await store.pendingAnswers.forgetBefore(clock());
      }),
      { numRuns: 60 },
    );
    assert.deepEqual(errors, []);
  });

  it('arrive without a database, and are not told to be interrupted when it is back', async () => {
    const operations = ['put', 'put again', 'remove'] as const;
    for (const failing of operations) {
      let puts = 0;
      let isAway = true;
      const fails = (operation: string): void => {
        if (isAway && operation === failing) throw new StoreFailure('away', { mayPass: true });
      };
      const over: Store = {
        ...store,
        pendingAnswers: {
          put: async (pending) => {
            fails(puts++ === 0 ? 'put' : 'put again');
            await store.pendingAnswers.put(pending);
          },
          get: (id) => store.pendingAnswers.get(id),
          remove: async (id) => {
            fails('remove');
            await store.pendingAnswers.remove(id);
          },
          waiting: () => store.pendingAnswers.waiting(),
          forgetBefore: (moment) => store.pendingAnswers.forgetBefore(moment),
        },
      };
      const answers = process(over);
      const tracked = answers.track(answer(failing));
      tracked.shownIn('card');
      await tracked.settle();
      assert.equal(errors.length, 1, failing);
      errors = [];
      isAway = false;
      await answers.recover();
      assert.deepEqual(await told(), [], failing);
      assert.deepEqual(await store.pendingAnswers.waiting(), [], failing);
    }
  });
});
