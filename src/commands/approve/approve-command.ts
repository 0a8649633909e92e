import { changeCard } from '../../cards/change-card.js';
import type { ChangeDesk } from '../../domain/changes/change-desk.js';
import { changeIn } from '../change/change-command.js';
import type { Command } from '../command.js';
import { pendingReply } from '../pending/pending-command.js';
import { cardReply } from '../reply.js';
import { approveWording } from './approve-wording.js';

/** `approve <id>`: who may is for the domain to say. */
export function approveCommand(changes: Pick<ChangeDesk, 'decide' | 'pending'>): Command {
  return {
    ...approveWording,
    role: 'viewer',
    run: async ({ person, slots: { change: id }, voice }) => {
      if (id === undefined) return pendingReply(changes, voice);
      return cardReply(changeCard(await changes.decide(id, person, 'approve', ''), voice));
    },
    verbs: {
      press: async ({ person, voice }, data) =>
        cardReply(changeCard(await changes.decide(changeIn(data), person, 'approve', ''), voice)),
    },
  };
}
