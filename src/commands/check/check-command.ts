import { checkCard } from '../../cards/check-card.js';
import type { PermissionChecker } from '../check-permissions/check-permissions-command.js';
import { checkPermissionsWording } from '../check-permissions/check-permissions-wording.js';
import type { PrerequisiteChecker } from '../check-prerequisites/check-prerequisites-command.js';
import { checkPrerequisitesWording } from '../check-prerequisites/check-prerequisites-wording.js';
import type { Ask, Command } from '../command.js';
import { cardReply, type Reply } from '../reply.js';
import { sayCommand } from '../suggest.js';
import { checkWording } from './check-wording.js';

/** What `check` needs of both desks. */
export interface Checkers {
  readonly prerequisites: PrerequisiteChecker;
  readonly permissions: Pick<PermissionChecker, 'executingIdentity'>;
}

/** `check`: the prerequisites and the rights of the executing identity, side by side. */
export function checkCommand(desks: Checkers): Command {
  const answer = async ({ turn, voice }: Ask): Promise<Reply> => {
    const { signal } = turn;
    const [prerequisites, permissions] = await Promise.all([
      desks.prerequisites.prerequisites({ signal }),
      desks.permissions.executingIdentity({ signal }),
    ]);
    const says = [
      sayCommand(checkPrerequisitesWording, voice),
      sayCommand(checkPermissionsWording, voice),
      sayCommand(checkPermissionsWording, voice, { account: 'me' }),
    ];
    return cardReply(checkCard({ prerequisites, permissions, says }, voice));
  };
  return { ...checkWording, role: 'viewer', run: answer, verbs: { again: answer } };
}
