import { listCard } from '../../cards/list-card.js';
import type { ChangeDesk } from '../../domain/changes/change-desk.js';
import type { Voice } from '../../language/voice.js';
import { changeWording } from '../change/change-wording.js';
import type { Command } from '../command.js';
import { cardReply, type Reply } from '../reply.js';
import { sayCommand } from '../suggest.js';
import { pendingWording } from './pending-wording.js';

const mostShown = 10;
const mostButtons = 5;

/** What waits for somebody, or is being done; also the answer to a command that names no change. */
export async function pendingReply(
  changes: Pick<ChangeDesk, 'pending'>,
  voice: Voice,
): Promise<Reply> {
  const open = await changes.pending(mostShown);
  const lines = open.map(({ id, kind, state, requester }) => ({
    title: voice.say('changes.listed', { id, kind: voice.say(`changeKinds.${kind}`) }),
    text: [
      voice.say(`changeStates.${state}`),
      voice.say('changes.askedBy', { name: voice.name(requester.name) }),
    ],
  }));
  const says = open
    .slice(0, mostButtons)
    .map(({ id }) => sayCommand(changeWording, voice, { change: id }));
  const intro =
    open.length === 0
      ? voice.say('changes.pendingNone')
      : voice.say('changes.pendingSome', { n: open.length });
  const title = voice.say('changes.pendingTitle');
  return cardReply(listCard({ title, intro, lines, says }, voice));
}

/** `pending`. */
export function pendingCommand(changes: Pick<ChangeDesk, 'pending'>): Command {
  return { ...pendingWording, role: 'viewer', run: ({ voice }) => pendingReply(changes, voice) };
}
