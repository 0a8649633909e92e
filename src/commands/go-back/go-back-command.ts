import { changeCard } from '../../cards/change-card.js';
import type { ChangeDesk } from '../../domain/changes/change-desk.js';
import type { PlanningDesk } from '../../domain/changes/planning-desk.js';
import { changeIn } from '../change/change-command.js';
import type { Ask, Command } from '../command.js';
import { pendingReply } from '../pending/pending-command.js';
import { cardReply, type Reply } from '../reply.js';
import { goBackWording } from './go-back-wording.js';

/** `go back <id>`: a change that puts back what another overwrote; it is approved like any other. */
export function goBackCommand(
  planning: Pick<PlanningDesk, 'draftBack'>,
  changes: Pick<ChangeDesk, 'pending'>,
): Command {
  const back = async ({ person, turn, voice }: Ask, id: string): Promise<Reply> => {
    const by = { person, conversationId: turn.conversation.id };
    return cardReply(changeCard(await planning.draftBack(by, id, turn), voice));
  };
  return {
    ...goBackWording,
    role: 'operator',
    run: (ask) => {
      const id = ask.slots['change'];
      return id === undefined ? pendingReply(changes, ask.voice) : back(ask, id);
    },
    verbs: { press: (ask, data) => back(ask, changeIn(data)) },
  };
}
