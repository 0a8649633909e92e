import { changeCard } from '../../cards/change-card.js';
import type { ChangeDesk } from '../../domain/changes/change-desk.js';
import type { Command } from '../command.js';
import { idAndReason } from '../id-and-reason.js';
import { pendingReply } from '../pending/pending-command.js';
import { cardReply } from '../reply.js';
import { breakGlassWording } from './break-glass-wording.js';

/** `break glass <id> <reason>`: only typed, never a button; who may is for the policy to say. */
export function breakGlassCommand(changes: Pick<ChangeDesk, 'breakGlass' | 'pending'>): Command {
  return {
    ...breakGlassWording,
    role: 'operator',
    run: async ({ person, slots: { change }, voice }) => {
      if (change === undefined) return pendingReply(changes, voice);
      const { id, reason } = idAndReason(change);
      return cardReply(changeCard(await changes.breakGlass(id, person, reason), voice));
    },
  };
}
