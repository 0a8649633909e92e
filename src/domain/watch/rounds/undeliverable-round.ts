import { failureOfUndeliverable } from '../failure-of.js';
import { once } from './once.js';
import { over } from './over.js';
import type { Round, RoundsOptions } from './round.js';

/** Where people count on being told and Teams refuses it, others are told, until it works or nobody wants it. */
export const undeliverableRound =
  (options: RoundsOptions): Round =>
  async () => {
    const { store, watch, approvalConversations, escalation } = options;
    const subscribed = (await store.subscriptions.all()).map((each) => each.conversationId);
    const wanted = new Set([...subscribed, ...approvalConversations, escalation.conversationId]);
    const dead = (await store.conversations.dead()).filter(({ id }) => wanted.has(id));
    for (const { id, since } of dead) {
      await once(options, `undeliverable ${id}`, since, () =>
        watch.failed(failureOfUndeliverable(id, since)),
      );
    }
    await over(options, 'undeliverable', new Set(dead.map(({ id }) => id)));
  };
