import { changeCard } from '../../cards/change-card.js';
import type { PlanningDesk } from '../../domain/changes/planning-desk.js';
import type { Command } from '../command.js';
import { cardReply } from '../reply.js';
import { disconnectWording } from './disconnect-wording.js';

/** `disconnect`: a plan first, then the question to others. */
export function disconnectCommand(
  planning: Pick<PlanningDesk, 'draftDisconnect' | 'ownOpen'>,
): Command {
  return {
    ...disconnectWording,
    role: 'operator',
    run: async ({ person, turn, voice }) => {
      const open = await planning.ownOpen(person, { kind: 'disconnect' });
      const by = { person, conversationId: turn.conversation.id };
      return cardReply(changeCard(open ?? (await planning.draftDisconnect(by)), voice));
    },
  };
}
