import type { IncidentDesk } from '../../domain/watch/incident-desk.js';
import type { Ask, Command } from '../command.js';
import { incidentReply, incidentsReply } from '../incidents/incidents-command.js';
import type { Reply } from '../reply.js';
import { textIn } from '../text-in.js';
import { unmuteWording } from './unmute-wording.js';

/** `unmute <id>`: people are told of it again. */
export function unmuteCommand(desk: Pick<IncidentDesk, 'unmute' | 'open'>): Command {
  const unmute = async ({ person, turn, voice }: Ask, id: string): Promise<Reply> =>
    incidentReply(await desk.unmute(id, person), turn.at, voice);
  return {
    ...unmuteWording,
    role: 'operator',
    run: (ask) => {
      const id = ask.slots['incident'];
      return id === undefined ? incidentsReply(desk, ask.voice) : unmute(ask, id);
    },
    verbs: { press: (ask, data) => unmute(ask, textIn(data, 'incident')) },
  };
}
