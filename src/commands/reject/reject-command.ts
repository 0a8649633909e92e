import { changeCard } from '../../cards/change-card.js';
import type { ChangeDesk } from '../../domain/changes/change-desk.js';
import { PersonFailure } from '../../domain/failure.js';
import { changeIn } from '../change/change-command.js';
import type { Ask, Command } from '../command.js';
import { idAndReason } from '../id-and-reason.js';
import { pendingReply } from '../pending/pending-command.js';
import { cardReply, type Reply } from '../reply.js';
import { textIn } from '../text-in.js';
import { rejectWording } from './reject-wording.js';

const longestReason = 500;

/** `reject <id> <reason>`: without a reason nothing is rejected. */
export function rejectCommand(changes: Pick<ChangeDesk, 'decide' | 'pending'>): Command {
  const reject = async ({ person, voice }: Ask, id: string, reason: string): Promise<Reply> => {
    if (reason.length > longestReason) {
      throw new PersonFailure('textTooLong', { limit: voice.number(longestReason) });
    }
    return cardReply(changeCard(await changes.decide(id, person, 'reject', reason), voice));
  };
  return {
    ...rejectWording,
    role: 'viewer',
    run: (ask) => {
      const said = ask.slots['change'];
      if (said === undefined) return pendingReply(changes, ask.voice);
      const { id, reason } = idAndReason(said);
      return reject(ask, id, reason);
    },
    verbs: {
      press: (ask, data) => reject(ask, changeIn(data), textIn(data, 'reason')),
    },
  };
}
