import assert from 'node:assert/strict';
import type { NewShowing, Showing, Subject } from '../../src/domain/ports/outbox.js';
import type { Store } from '../../src/domain/ports/store.js';
import { incident } from '../support/incidents.js';

const noon = new Date('2026-11-23T12:00:00.000Z');
const later = (ms: number): Date => new Date(noon.getTime() + ms);

const change = (id: string): Subject => ({ kind: 'change', id });

const showing = (
  conversationId: string,
  subject: Subject,
  further: Partial<NewShowing> = {},
): NewShowing => ({ conversationId, subject, urgency: 'usual', at: noon, ...further });

/** What every Store has to do for notices, incidents, subscriptions and signs of life. */
export function watchContract(store: () => Store): void {
  describe('the outbox', () => {
    const due = async (at: Date = noon): Promise<readonly Showing[]> => store().outbox.due(at, 50);
    const subjects = async (at?: Date) => (await due(at)).map(({ subject }) => subject.id);
    const first = async (at?: Date): Promise<Showing> => {
      const [one] = await due(at);
      assert.ok(one);
      return one;
    };
    afterEach(async () => {
      for (const place of ['a', 'b \ud800 \0']) await store().outbox.drop(place);
    });

    it('gives the first of each conversation, the urgent before the older', async () => {
      const { outbox } = store();
      await outbox.add(showing('a', change('OLD')));
      await outbox.add(showing('a', change('DIGEST'), { urgency: 'leisurely' }));
      await outbox.add(showing('a', change('URGENT'), { urgency: 'urgent' }));
      await outbox.add(showing('b \ud800 \0', change('OTHER')));
      assert.deepEqual((await subjects()).toSorted(), ['OTHER', 'URGENT']);
      const urgent = (await due()).find(({ subject }) => subject.id === 'URGENT');
      assert.ok(urgent);
      await outbox.done(urgent);
      assert.deepEqual((await subjects()).toSorted(), ['OLD', 'OTHER']);
      assert.equal(
        (await due()).find(({ subject }) => subject.id === 'OTHER')?.conversationId,
        'b \ud800 \0',
      );
      assert.deepEqual(await outbox.waiting(), { count: 3, oldest: noon });
    });

    it('merges showings of one subject that nobody has begun', async () => {
      const { outbox } = store();
      for (let n = 0; n < 3; n += 1) await outbox.add(showing('a', change('SAME')));
      assert.equal((await outbox.waiting()).count, 1);
      assert.equal((await outbox.begin(await first(), later(1000)))?.attempts, 1);
      await outbox.add(showing('a', change('SAME')));
      assert.equal((await outbox.waiting()).count, 2);
    });

    it('lets one begin, and keeps the others of its conversation waiting until it ends', async () => {
      const { outbox } = store();
      await outbox.add(showing('a', change('ONE')));
      await outbox.add(showing('a', change('TWO')));
      const one = await first();
      const begun = await Promise.all([1, 2, 3].map(() => outbox.begin(one, later(1000))));
      assert.equal(begun.filter(Boolean).length, 1);
      assert.deepEqual(await subjects(later(999)), []);
      const again = await first(later(1000));
      assert.deepEqual([again.subject.id, again.attempts], ['ONE', 1]);
      await outbox.postpone(again, later(2000), false);
      assert.deepEqual(await subjects(later(1999)), []);
      assert.equal((await first(later(2000))).attempts, 0);
      await outbox.done(one);
      assert.deepEqual(await subjects(), ['TWO']);
    });

    it('lets what waits for its moment keep nothing waiting, and hastens it', async () => {
      const { outbox } = store();
      await outbox.add(showing('a', change('HELD'), { heldUntil: later(5000) }));
      await outbox.add(showing('a', change('NOW')));
      assert.deepEqual(await subjects(), ['NOW']);
      await outbox.add(showing('a', change('HELD'), { urgency: 'urgent' }));
      assert.deepEqual(await subjects(), ['HELD']);
      assert.equal((await outbox.waiting()).count, 2);
    });

    it('keeps the urgent waiting too while Teams asks to wait, also when it is asked for again', async () => {
      const { outbox } = store();
      await outbox.add(showing('a', change('THROTTLED')));
      const begun = await outbox.begin(await first(), later(1000));
      assert.ok(begun);
      await outbox.add(showing('a', change('URGENT'), { urgency: 'urgent' }));
      assert.deepEqual(await subjects(later(999)), []);
      await outbox.postpone(begun, later(5000), false);
      await outbox.add(showing('a', change('THROTTLED')));
      assert.deepEqual(await subjects(later(4999)), []);
      assert.deepEqual(await subjects(later(5000)), ['URGENT']);
    });

    it('is not emptied by who was so late that another has begun, nor by a number that came again', async () => {
      const { outbox } = store();
      await outbox.add(showing('a', change('SLOW')));
      const late = await outbox.begin(await first(), later(1000));
      const other = await outbox.begin(await first(later(1000)), later(2000));
      assert.ok(late && other);
      await outbox.done(late);
      await outbox.postpone(late, later(0), false);
      assert.deepEqual(await subjects(later(1999)), []);
      await outbox.done(other);
      await outbox.add(showing('a', change('NEXT')));
      assert.equal((await first()).number, late.number);
      await outbox.done({ ...late, attempts: 0 });
      assert.deepEqual(await subjects(), ['NEXT']);
    });

    it('holds what is not to be sent yet, and drops what a dead conversation was to be shown', async () => {
      const { outbox } = store();
      await outbox.add(showing('a', change('LATE'), { heldUntil: later(5000) }));
      assert.deepEqual(await subjects(later(4999)), []);
      assert.deepEqual(await subjects(later(5000)), ['LATE']);
      assert.equal(await outbox.drop('a'), 1);
      assert.deepEqual(await outbox.waiting(), { count: 0, oldest: undefined });
    });

    it('knows the message that shows a subject in a conversation', async () => {
      const { outbox } = store();
      const subject = change('CARD22');
      assert.equal(await outbox.posted('a', subject), undefined);
      await outbox.notePosted('a', subject, '17', noon);
      await outbox.notePosted('a', subject, '18', noon);
      assert.equal(await outbox.posted('a', subject), '18');
      assert.equal(await outbox.posted('a', { ...subject, kind: 'incident' }), undefined);
      assert.equal(await outbox.posted('b', subject), undefined);
    });
  });

  describe('the pace', () => {
    const take = (conversation: string, ms: number): Promise<number> =>
      store().together(({ pace }) => pace.take(conversation, later(ms)));

    it('lets 7 in a second and 8 in two, and counts the replies of turns', async () => {
      for (let n = 0; n < 6; n += 1) assert.equal(await take('pace', n), 0);
      await store().together(({ pace }) => pace.note('pace', later(6)));
      assert.equal(await take('pace', 500), 500);
      assert.equal(await take('pace', 1000), 0);
      assert.equal(await take('pace', 1500), 500);
    });

    it('lets 30 in a second to all of a tenant, whoever asks', async () => {
      const start = 100_000;
      const waits = await Promise.all(
        Array.from({ length: 40 }, (_, n) => take(`place ${n}`, start)),
      );
      assert.equal(waits.filter((wait) => wait === 0).length, 30);
    });
  });

  describe('incidents', () => {
    it('are kept as they are, found by fingerprint, and written over the version that was read', async () => {
      const { incidents } = store();
      const one = incident({
        id: 'INC222',
        fingerprint: 'sync \ud800',
        openedAt: noon,
        version: 0,
      });
      assert.equal(await incidents.put(one), true);
      const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
      const kept = await incidents.get('INC222');
      assert.deepEqual(kept?.openedAt, one.openedAt);
      assert.deepEqual(plain(kept), plain({ ...one, version: 1 }));
      assert.equal((await incidents.newest('sync \ud800'))?.id, 'INC222');
      assert.equal(await incidents.newest('other'), undefined);
      const races = await Promise.all(
        [1, 2].map(() => incidents.put({ ...one, version: 1, count: 2 })),
      );
      assert.deepEqual(races.toSorted(), [false, true]);
      const newer = incident({ id: 'INC333', fingerprint: 'x', openedAt: later(1000), version: 0 });
      await incidents.put(newer);
      assert.deepEqual(
        (await incidents.open(10)).map(({ id }) => id),
        ['INC333', 'INC222'],
      );
      assert.equal(await incidents.openedSince(later(1000)), 1);
      await incidents.put({ ...newer, version: 1, state: 'closed' });
      assert.deepEqual(
        (await incidents.open(10)).map(({ id }) => id),
        ['INC222'],
      );
      assert.equal((await incidents.latest(1))[0]?.id, 'INC333');
    });
  });

  describe('incidents of one fingerprint', () => {
    it('are opened once by two at the same moment', async () => {
      const opening = (id: string): Promise<boolean> =>
        store().together(async ({ incidents, outbox }) => {
          const isPut = await incidents.put(incident({ id, fingerprint: 'race', version: 0 }));
          const subject = { kind: 'incident', id } as const;
          if (isPut) await outbox.add(showing('race', subject));
          return isPut;
        });
      const races = await Promise.all(['RACE22', 'RACE33', 'RACE44'].map(opening));
      assert.equal(races.filter(Boolean).length, 1);
      await store().outbox.drop('race');
    });

    it('are written by two units of work in any order, with what is told of them', async () => {
      const { incidents } = store();
      const ids = ['ORDER2', 'ORDER3'];
      for (const id of ids) await incidents.put(incident({ id, fingerprint: id, version: 0 }));
      const both = (order: readonly string[]): Promise<void> =>
        store().together(async (areas) => {
          for (const id of order) {
            const found = await areas.incidents.get(id);
            if (found) await areas.incidents.put({ ...found, count: found.count + 1 });
            await areas.outbox.add(showing('order', { kind: 'incident', id }));
          }
        });
      await Promise.all([both(ids), both(ids.toReversed()), both(ids), both(ids.toReversed())]);
      assert.equal(await store().outbox.drop('order'), 2);
    });
  });

  describe('subscriptions', () => {
    it('are one for each conversation', async () => {
      const { subscriptions } = store();
      const one = { conversationId: 'c \0', topics: ['failures'], severity: 'info' } as const;
      await subscriptions.put({ ...one, severity: 'critical' });
      await subscriptions.put(one);
      assert.deepEqual(await subscriptions.of('c \0'), one);
      assert.deepEqual(await subscriptions.all(), [one]);
      await subscriptions.remove('c \0');
      assert.equal(await subscriptions.of('c \0'), undefined);
    });
  });

  describe('signs of life', () => {
    it('tell who is alive, and when anybody was the last time', async () => {
      const { beats } = store();
      assert.equal(await beats.newest(), undefined);
      await beats.beat('one', noon);
      await beats.beat('two', later(10));
      await beats.beat('one', later(20));
      assert.deepEqual(await beats.all(), [
        { process: 'one', at: later(20) },
        { process: 'two', at: later(10) },
      ]);
      await beats.end('one', later(30));
      assert.deepEqual(await beats.all(), [{ process: 'two', at: later(10) }]);
      assert.deepEqual(await beats.newest(), later(30));
      await beats.forget('two');
      assert.deepEqual(await beats.all(), []);
    });
  });

  describe('conversations', () => {
    it('are dead until they are heard of again, or something was sent to them', async () => {
      const { conversations } = store();
      const one = {
        id: 'a:personal',
        kind: 'personal',
        tenantId: 't',
        reference: '{}',
        seenAt: noon,
        personId: 'grace',
      } as const;
      await conversations.put(one);
      assert.equal((await conversations.personal('grace'))?.id, 'a:personal');
      await conversations.bury('a:personal', later(10));
      await conversations.bury('a:personal', later(20));
      assert.deepEqual(await conversations.dead(), [{ id: 'a:personal', since: later(10) }]);
      await conversations.put({ ...one, seenAt: later(30) });
      assert.deepEqual(await conversations.dead(), []);
      await conversations.bury('a:personal', later(40));
      await conversations.revive('a:personal');
      assert.deepEqual(await conversations.dead(), []);
      assert.ok((await conversations.shared()).every(({ kind }) => kind !== 'personal'));
    });
  });
}
