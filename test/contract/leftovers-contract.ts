import assert from 'node:assert/strict';
import { forgetLeftovers } from '../../src/domain/leftovers.js';
import type { Store } from '../../src/domain/ports/store.js';
import { pendingAnswer } from './pending-answers-contract.js';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** Long before what the other specs write down. */
const begun = new Date('2020-01-01T00:00:00.000Z');
const past = (ms: number): Date => new Date(begun.getTime() + ms);

const subject = { kind: 'incident', id: 'LEFT22' } as const;

const conversation = (id: string) =>
  ({ id, kind: 'channel', tenantId: 't', reference: '{}', seenAt: begun }) as const;

interface Leftover {
  readonly what: string;
  readonly keptForMs: number;
  readonly leave: (store: Store) => Promise<unknown>;
  readonly isThere: (store: Store, at: Date) => Promise<boolean>;
}

const activity = { conversationId: 'left', activityId: '1', type: 'message' };

const leftovers: readonly Leftover[] = [
  {
    what: 'a message that was seen',
    keptForMs: 2 * dayMs,
    leave: ({ seen }) => seen.claim(activity, begun),
    isThere: async ({ seen }) => !(await seen.claim(activity, begun)),
  },
  {
    what: 'the pace of a conversation that is quiet',
    keptForMs: hourMs,
    leave: (store) => store.together(({ pace }) => pace.note('left', begun)),
    // Asked as of the moment of the first send: its limit of 7 in a second counts what is still known.
    isThere: async (store) => {
      let taken = 0;
      await store
        .together(async ({ pace }) => {
          while (taken < 7 && (await pace.take('left', begun)) === 0) taken += 1;
          throw new RangeError('only looked');
        })
        .catch((error: unknown) => assert.ok(error instanceof RangeError));
      return taken < 7;
    },
  },
  {
    what: 'the lease of a dead process',
    keptForMs: hourMs,
    leave: ({ leases }) => leases.hold('left', 'dead', begun, begun),
    // Whoever asks in the past is not let in while it is there.
    isThere: async ({ leases }) => {
      const isFree = await leases.hold('left', 'other', past(-1), begun);
      if (isFree) await leases.release('left', 'other');
      return !isFree;
    },
  },
  {
    what: 'a ticket that is over',
    keptForMs: 0,
    leave: ({ tickets }) =>
      tickets.put('secret', { changeId: 'C', language: 'en', personName: 'P', until: begun }),
    isThere: async ({ tickets }) => (await tickets.get('secret', past(-1))) !== undefined,
  },
  {
    what: 'an interrupted answer',
    keptForMs: 2 * dayMs,
    leave: ({ pendingAnswers }) => pendingAnswers.put(pendingAnswer('left', { at: begun })),
    isThere: async ({ pendingAnswers }) => (await pendingAnswers.get('left')) !== undefined,
  },
  {
    what: 'which message shows what',
    keptForMs: 90 * dayMs,
    leave: ({ outbox }) => outbox.notePosted('left', subject, '17', begun),
    isThere: async ({ outbox }) => (await outbox.posted('left', subject)) !== undefined,
  },
  {
    what: 'a dead conversation',
    keptForMs: 90 * dayMs,
    leave: async ({ conversations }) => {
      await conversations.put({ ...conversation('dead'), personId: undefined });
      await conversations.bury('dead', begun);
    },
    isThere: async ({ conversations }) => (await conversations.get('dead')) !== undefined,
  },
  {
    what: 'what a dead conversation subscribed to',
    keptForMs: 90 * dayMs,
    leave: async ({ conversations, subscriptions }) => {
      await conversations.put({ ...conversation('deaf'), personId: undefined });
      await conversations.bury('deaf', begun);
      await subscriptions.put({ conversationId: 'deaf', topics: ['failures'], severity: 'info' });
    },
    isThere: async ({ subscriptions }) => (await subscriptions.of('deaf')) !== undefined,
  },
];

/** What every Store has to forget, and how long it may keep it. */
export function leftoversContract(store: () => Store): void {
  describe('what is left over', () => {
    for (const { what, keptForMs, leave, isThere } of leftovers) {
      it(`is kept a while, and forgotten: ${what}`, async () => {
        await leave(store());
        if (keptForMs > 0) {
          await forgetLeftovers(store(), past(keptForMs));
          assert.equal(await isThere(store(), past(keptForMs)), true, 'forgotten too early');
        }
        await forgetLeftovers(store(), past(keptForMs + 1));
        assert.equal(await isThere(store(), past(keptForMs + 1)), false, 'kept for ever');
        await store().seen.release(activity);
      });
    }

    it('is not a conversation that lives, was dead once, or has only just died', async () => {
      const { conversations } = store();
      for (const id of ['living', 'revived', 'dying']) {
        await conversations.put({ ...conversation(id), personId: undefined });
      }
      await conversations.bury('revived', begun);
      await conversations.put({ ...conversation('revived'), personId: undefined });
      await conversations.bury('dying', past(90 * dayMs));
      await forgetLeftovers(store(), past(90 * dayMs + 1));
      for (const id of ['living', 'revived', 'dying']) {
        assert.ok(await conversations.get(id), id);
        await conversations.remove(id);
      }
    });

    it('is not the pace of a conversation that was sent to a moment ago', async () => {
      const now = past(dayMs);
      await store().together(({ pace }) => pace.note('busy', begun));
      await store().together(({ pace }) => pace.note('busy', now));
      await forgetLeftovers(store(), now);
      assert.equal(await store().pace.forgetBefore(past(dayMs + 1)), 2, 'its own, and the tenant');
    });
  });
}
