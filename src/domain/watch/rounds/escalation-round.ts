import type { StoreAreas } from '../../ports/store.js';
import { incidentSubject } from '../announce.js';
import { tellAt } from '../holding.js';
import { type Incident, isMuted } from '../incident.js';
import { mostLooked, type Round, type RoundsOptions } from './round.js';

/** Who does not react is followed by a second conversation, and then by people. */
export const escalationRound =
  (options: RoundsOptions): Round =>
  async (at) => {
    const { store, escalation, holding } = options;
    for (const incident of await store.incidents.open(mostLooked)) {
      if (!mayEscalate(incident, at)) continue;
      const { backAt, openedAt, severity } = incident;
      // Nobody can react before being told: after the maintenance, and anew when it comes back.
      const toldAt = tellAt(backAt ?? openedAt, severity, holding);
      const silentFor = at.getTime() - toldAt.getTime();
      const level = Math.min(Math.floor(silentFor / escalation.afterMs), 2);
      if (level <= incident.escalation) continue;
      await store.together((areas) =>
        escalated(options, areas, { ...incident, escalation: level }, at),
      );
    }
  };

const mayEscalate = (incident: Incident, at: Date): boolean =>
  incident.severity === 'critical' && !incident.acknowledged && !isMuted(incident, at);

async function escalated(
  { escalation, holding }: RoundsOptions,
  areas: StoreAreas,
  incident: Incident,
  at: Date,
): Promise<void> {
  if (!(await areas.incidents.put(incident))) return;
  const people =
    incident.escalation === 2
      ? await Promise.all(escalation.people.map((id) => areas.conversations.personal(id)))
      : [];
  const places = [escalation.conversationId, ...people.map((each) => each?.id)];
  const subject = incidentSubject(incident);
  for (const conversationId of new Set(places)) {
    if (!conversationId) continue;
    const heldUntil = tellAt(at, incident.severity, holding);
    await areas.outbox.add({ conversationId, subject, urgency: 'urgent', at, heldUntil });
  }
}
