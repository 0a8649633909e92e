import { wants } from '../announce.js';
import { tellAt } from '../holding.js';
import { once } from './once.js';
import type { Round, RoundsOptions } from './round.js';

const dayMs = 24 * 60 * 60 * 1000;

/** The daily digest; one that was missed comes later on the same day. */
export const digestRound =
  (options: RoundsOptions): Round =>
  async (at) => {
    const { store, digestDue, holding } = options;
    const due = digestDue(at);
    if (at.getTime() - due.getTime() > dayMs) return;
    // Done also when nobody wants it: who subscribes later waits for the next one.
    await once(options, 'digest', due, async () => {
      const wanting = (await store.subscriptions.all()).filter(
        (each) => wants(each, 'digest') && (each.since ?? 0) <= due.getTime(),
      );
      for (const { conversationId } of wanting) {
        await store.outbox.add({
          conversationId,
          subject: { kind: 'digest', id: due.toISOString() },
          urgency: 'leisurely',
          at,
          heldUntil: tellAt(at, 'info', holding),
        });
      }
    });
  };
