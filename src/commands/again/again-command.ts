import { changeCard } from '../../cards/change-card.js';
import type { ChangeDesk } from '../../domain/changes/change-desk.js';
import type { PlanningDesk } from '../../domain/changes/planning-desk.js';
import { changeIn } from '../change/change-command.js';
import type { Ask, Command } from '../command.js';
import { pendingReply } from '../pending/pending-command.js';
import { cardReply, type Reply } from '../reply.js';
import { againWording } from './again-wording.js';

/** `plan again <id>`: what an ended change asked for, planned anew; after a failure that is the rest. */
export function againCommand(
  planning: Pick<PlanningDesk, 'draftAgain'>,
  changes: Pick<ChangeDesk, 'pending'>,
): Command {
  const again = async ({ person, turn, voice }: Ask, id: string): Promise<Reply> => {
    const by = { person, conversationId: turn.conversation.id };
    return cardReply(changeCard(await planning.draftAgain(by, id, turn), voice));
  };
  return {
    ...againWording,
    role: 'operator',
    run: (ask) => {
      const id = ask.slots['change'];
      return id === undefined ? pendingReply(changes, ask.voice) : again(ask, id);
    },
    verbs: { press: (ask, data) => again(ask, changeIn(data)) },
  };
}
