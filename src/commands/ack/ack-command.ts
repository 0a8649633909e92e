import type { IncidentDesk } from '../../domain/watch/incident-desk.js';
import type { Ask, Command } from '../command.js';
import { incidentReply, incidentsReply } from '../incidents/incidents-command.js';
import type { Reply } from '../reply.js';
import { textIn } from '../text-in.js';
import { ackWording } from './ack-wording.js';

/** `ack <id>`: somebody looks after it, and everybody sees who. */
export function ackCommand(desk: Pick<IncidentDesk, 'acknowledge' | 'open'>): Command {
  const ack = async ({ person, turn, voice }: Ask, id: string): Promise<Reply> =>
    incidentReply(await desk.acknowledge(id, person), turn.at, voice);
  return {
    ...ackWording,
    role: 'operator',
    run: (ask) => {
      const id = ask.slots['incident'];
      return id === undefined ? incidentsReply(desk, ask.voice) : ack(ask, id);
    },
    verbs: { press: (ask, data) => ack(ask, textIn(data, 'incident')) },
  };
}
