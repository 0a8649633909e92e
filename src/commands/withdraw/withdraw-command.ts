import { changeCard } from '../../cards/change-card.js';
import type { ChangeDesk } from '../../domain/changes/change-desk.js';
import { changeIn } from '../change/change-command.js';
import type { Command } from '../command.js';
import { pendingReply } from '../pending/pending-command.js';
import { cardReply } from '../reply.js';
import { withdrawWording } from './withdraw-wording.js';

/** `withdraw <id>`: only the requester may, and only while nobody has decided. */
export function withdrawCommand(changes: Pick<ChangeDesk, 'withdraw' | 'pending'>): Command {
  return {
    ...withdrawWording,
    role: 'operator',
    run: async ({ person, slots: { change }, voice }) =>
      change === undefined
        ? pendingReply(changes, voice)
        : cardReply(changeCard(await changes.withdraw(change, person), voice)),
    verbs: {
      press: async ({ person, voice }, data) =>
        cardReply(changeCard(await changes.withdraw(changeIn(data), person), voice)),
    },
  };
}
