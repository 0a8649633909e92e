import type { Subject, Urgency } from '../ports/outbox.js';
import type { StoreAreas } from '../ports/store.js';
import type { Holding } from './holding.js';
import { tellAt } from './holding.js';
import { type Incident, isAtLeast, isMuted, type Severity } from './incident.js';
import type { Tell } from './observe.js';
import type { Subscription, Topic } from './subscription.js';

type Areas = Pick<StoreAreas, 'outbox' | 'subscriptions' | 'incidents'>;

const minuteMs = 60_000;

/** So many incidents within so long are shown one by one; further ones share a card. */
const stormOver = 5;
const stormWithinMs = 10 * minuteMs;
/** A storm has a new card each hour. */
const stormMs = 60 * minuteMs;

export const urgencyOf = (severity: Severity): Urgency =>
  severity === 'critical' ? 'urgent' : 'usual';

export const wants = ({ topics }: Subscription, topic: Topic): boolean => topics.includes(topic);

/** An incident with the storm that it is a part of, as it opens or comes back at a moment. */
export async function withStorm(
  incident: Incident,
  at: Date,
  { incidents }: Pick<Areas, 'incidents'>,
): Promise<Incident> {
  const since = new Date(at.getTime() - stormWithinMs);
  const own = incident.flaps === 0 ? 1 : 0;
  const isStorm = incident.storm || (await incidents.openedSince(since)) + own > stormOver;
  return { ...incident, storm: isStorm ? String(Math.floor(at.getTime() / stormMs)) : undefined };
}

/** What came back is told by a card of its own; further flapping stays on that one. */
export const incidentSubject = ({ id, flaps, storm }: Incident): Subject =>
  storm === undefined
    ? { kind: 'incident', id: `${id}.${Math.min(flaps, 1)}` }
    : { kind: 'storm', id: storm };

/** Puts what is to be told of an incident into the outbox of every conversation that wants it. */
export async function announce(
  incident: Incident,
  tell: Tell,
  at: Date,
  holding: Holding,
  areas: Areas,
): Promise<void> {
  const { outbox, subscriptions } = areas;
  const held = tellAt(at, incident.severity, holding);
  const urgency = urgencyOf(incident.severity);
  const concerned = (await subscriptions.all()).filter(
    (each) => wants(each, 'failures') && isAtLeast(incident.severity, each.severity),
  );
  const isQuiet = isMuted(incident, at) && tell !== 'updated';
  const subject = incidentSubject(incident);
  for (const { conversationId } of isQuiet && tell === 'opened' ? [] : concerned) {
    // A card that is there already is brought up to date at once: that wakes nobody.
    const isThere = tell !== 'opened' && (await outbox.posted(conversationId, subject));
    const heldUntil = isThere ? at : held;
    await outbox.add({ conversationId, subject, urgency, at, heldUntil });
  }
  // The end of each part of a storm is shown by the storm's card.
  if (tell !== 'recovered' || isQuiet || incident.storm !== undefined) return;
  for (const subscription of concerned.filter((each) => wants(each, 'recoveries'))) {
    const { conversationId } = subscription;
    const recovery: Subject = { kind: 'recovery', id: `${incident.id}.${incident.flaps}` };
    const showing = { conversationId, subject: recovery, urgency: 'usual' } as const;
    await outbox.add({ ...showing, at, heldUntil: held });
  }
}
