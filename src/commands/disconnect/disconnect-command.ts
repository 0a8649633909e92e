import { changeCard } from '../../cards/change-card.js';
import type { ChangeDesk } from '../../domain/changes/change-desk.js';
import type { PlanningDesk } from '../../domain/changes/planning-desk.js';
import type { Command } from '../command.js';
import { cardReply } from '../reply.js';
import { disconnectWording } from './disconnect-wording.js';

/** `disconnect`: a plan first, then the question to others. */
export function disconnectCommand(
  changes: Pick<ChangeDesk, 'pending'>,
  planning: Pick<PlanningDesk, 'draftDisconnect'>,
): Command {
  return {
    ...disconnectWording,
    role: 'operator',
    run: async ({ person, turn, voice }) => {
      const open = (await changes.pending(10)).find(({ kind }) => kind === 'disconnect');
      const by = { person, conversationId: turn.conversation.id };
      return cardReply(changeCard(open ?? (await planning.draftDisconnect(by)), voice));
    },
  };
}
