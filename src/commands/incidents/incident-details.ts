import { incidentCause, incidentTitle } from '../../cards/incident-words.js';
import { listCard } from '../../cards/list-card.js';
import { syncWords } from '../../cards/sync-words.js';
import type { SyncStore } from '../../domain/ports/sync-store.js';
import type { Incident } from '../../domain/watch/incident.js';
import type { Voice } from '../../language/voice.js';
import { ackWording } from '../ack/ack-wording.js';
import { muteWording } from '../mute/mute-wording.js';
import { cardReply, type Reply } from '../reply.js';
import { sayCommand } from '../suggest.js';
import { incidentSays } from './incident-says.js';

/** So many synchronisations are looked through, and so many are shown. */
const mostRead = 200;
const mostShown = 10;

/** An incident with what became of the synchronisations since it began. */
export async function incidentDetails(
  incident: Incident,
  syncs: Pick<SyncStore, 'history'>,
  voice: Voice,
): Promise<Reply> {
  const { id, openedAt, state, acknowledged } = incident;
  const runs = (await syncs.history(mostRead))
    .filter(({ startedAt, endedAt }) => (endedAt ?? startedAt) >= openedAt)
    .slice(0, mostShown);
  const attempts = runs.map((run) =>
    voice.say('joining.named', {
      name: voice.moment(run.startedAt),
      text: syncWords(run, voice),
    }),
  );
  const lines = [
    { title: incidentTitle(incident, voice), text: incidentCause(incident, voice) },
    { title: voice.say('incidents.since'), text: voice.dated(openedAt) },
    {
      title: voice.say('incidents.attempts'),
      text: attempts.length > 0 ? attempts : voice.say('incidents.noAttempts'),
    },
  ];
  const own = [ackWording, muteWording]
    .filter((wording) => wording !== ackWording || !acknowledged)
    .map((wording) => sayCommand(wording, voice, { incident: id }));
  const title = voice.say('incidents.detailTitle', { id });
  const intro = voice.say(
    state === 'closed' ? 'incidents.closed' : `incidents.${incident.severity}`,
  );
  const says = state === 'closed' ? [] : [...own, ...incidentSays(voice)];
  return cardReply(listCard({ title, intro, lines, says }, voice));
}
