import type { Store } from './ports/store.js';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** Teams delivers a message again within minutes. */
const seenForMs = 2 * dayMs;
/** No limit of Teams looks back further. */
const pacesForMs = hourMs;
/** A lease is over half a minute after its holder's end; clocks of processes may differ. */
const leasesForMs = hourMs;
/** A card that is older is followed by a new one where there is something new to show. */
const cardsForMs = 90 * dayMs;
/** Who took the bot out may put it back; as long it is counted among those that cannot be reached. */
const deadForMs = 90 * dayMs;
/** Who has not asked again by then does not need to. */
const answersForMs = 2 * dayMs;

/**
 * Forgets what is left over of work that is done, and would be kept for ever: messages that were seen, the
 * pace of quiet conversations, leases of dead processes, tickets that are over, interrupted answers, which
 * message shows what, and conversations that nothing can be sent to, with what they subscribed to.
 */
export async function forgetLeftovers(store: Store, now: Date): Promise<void> {
  const before = (ms: number): Date => new Date(now.getTime() - ms);
  await store.seen.forgetBefore(before(seenForMs));
  await store.pace.forgetBefore(before(pacesForMs));
  await store.leases.forgetBefore(before(leasesForMs));
  await store.tickets.forgetBefore(now);
  await store.pendingAnswers.forgetBefore(before(answersForMs));
  await store.outbox.forgetPosted(before(cardsForMs));
  await store.together(async ({ conversations, subscriptions }) => {
    const gone = await conversations.forgetDead(before(deadForMs));
    for (const id of gone) await subscriptions.remove(id);
  });
}
