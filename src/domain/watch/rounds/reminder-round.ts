import { once } from './once.js';
import type { Round, RoundsOptions } from './round.js';

/** An approval that waits is called to mind once. */
export const reminderRound =
  (options: RoundsOptions): Round =>
  async (at) => {
    const { store, reminderMs } = options;
    for (const change of await store.changes.list(['waiting'])) {
      const waits = at.getTime() - change.createdAt.getTime();
      if (waits < reminderMs || at >= change.expiresAt) continue;
      await once(options, `reminder ${change.id}`, new Date(0), () =>
        store.outbox.add({
          conversationId: change.approvalConversationId,
          subject: { kind: 'reminder', id: change.id },
          urgency: 'usual',
          at,
        }),
      );
    }
  };
