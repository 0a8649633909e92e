import { incidentCard } from '../../cards/incident-card.js';
import { incidentCause, incidentTitle } from '../../cards/incident-words.js';
import { listCard } from '../../cards/list-card.js';
import type { SyncStore } from '../../domain/ports/sync-store.js';
import type { Incident } from '../../domain/watch/incident.js';
import type { IncidentDesk } from '../../domain/watch/incident-desk.js';
import type { Voice } from '../../language/voice.js';
import { ackWording } from '../ack/ack-wording.js';
import type { Command } from '../command.js';
import { cardReply, type Reply } from '../reply.js';
import { sayCommand } from '../suggest.js';
import { incidentDetails } from './incident-details.js';
import { detailsSay, incidentSays } from './incident-says.js';
import { incidentsWording } from './incidents-wording.js';

const mostButtons = 5;

export const incidentReply = (incident: Incident, at: Date, voice: Voice): Reply => {
  const says = [...incidentSays(voice), detailsSay(incident.id, voice)];
  return cardReply(incidentCard({ incident, at, says }, voice));
};

/** The open incidents, as a list. */
export async function incidentsReply(
  desk: Pick<IncidentDesk, 'open'>,
  voice: Voice,
): Promise<Reply> {
  const open = await desk.open();
  const lines = open.map((incident) => ({
    title: voice.say('incidents.listed', {
      id: incident.id,
      title: incidentTitle(incident, voice),
    }),
    text: [voice.dated(incident.openedAt), incidentCause(incident, voice)],
  }));
  const intro = voice.say(open.length === 0 ? 'incidents.listNone' : 'incidents.listSome');
  const says = open
    .filter(({ acknowledged }) => !acknowledged)
    .slice(0, mostButtons)
    .map(({ id }) => sayCommand(ackWording, voice, { incident: id }));
  return cardReply(
    listCard({ title: voice.say('incidents.listTitle'), intro, lines, says }, voice),
  );
}

/** `incidents`: what is wrong at the moment; `incident <id>`: one of them, open or closed. */
export const incidentsCommand = (
  desk: Pick<IncidentDesk, 'open' | 'find'>,
  syncs: Pick<SyncStore, 'history'>,
): Command => ({
  ...incidentsWording,
  role: 'viewer',
  run: async ({ slots: { incident: id }, voice }) =>
    id === undefined
      ? incidentsReply(desk, voice)
      : incidentDetails(await desk.find(id), syncs, voice),
});
