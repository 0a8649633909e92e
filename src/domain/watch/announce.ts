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

async function cardOf(incident: Incident, at: Date, { incidents }: Areas): Promise<Subject> {
  const since = new Date(at.getTime() - stormWithinMs);
  if (incident.flaps === 0 && (await incidents.openedSince(since)) > stormOver) {
    return { kind: 'storm', id: String(Math.floor(at.getTime() / stormMs)) };
  }
  return incidentSubject(incident);
}

/** What came back is told by a card of its own; further flapping stays on that one. */
export const incidentSubject = ({ id, flaps }: Incident): Subject => ({
  kind: 'incident',
  id: `${id}.${Math.min(flaps, 1)}`,
});

/** Puts what is to be told of an incident into the outbox of every conversation that wants it. */
export async function announce(
  incident: Incident,
  tell: Tell,
  at: Date,
  holding: Holding,
  areas: Areas,
): Promise<void> {
  const { outbox, subscriptions } = areas;
  const moment = tellAt(at, incident.severity, holding);
  const urgency = urgencyOf(incident.severity);
  const concerned = (await subscriptions.all()).filter(
    (each) => wants(each, 'failures') && isAtLeast(incident.severity, each.severity),
  );
  const isQuiet = isMuted(incident, at) && tell !== 'updated';
  const subject = tell === 'opened' ? await cardOf(incident, at, areas) : incidentSubject(incident);
  for (const { conversationId } of isQuiet && tell === 'opened' ? [] : concerned) {
    await outbox.add({ conversationId, subject, urgency, at: moment });
  }
  if (tell !== 'recovered' || isQuiet) return;
  for (const subscription of concerned.filter((each) => wants(each, 'recoveries'))) {
    const { conversationId } = subscription;
    const recovery: Subject = { kind: 'recovery', id: `${incident.id}.${incident.flaps}` };
    await outbox.add({ conversationId, subject: recovery, urgency: 'usual', at: moment });
  }
}
