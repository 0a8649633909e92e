import { prerequisitesCard } from '../../cards/prerequisites-card.js';
import type { PrerequisiteReport } from '../../domain/checks/prerequisites.js';
import { checkPermissionsWording } from '../check-permissions/check-permissions-wording.js';
import type { Ask, Command } from '../command.js';
import { cardReply, type Reply } from '../reply.js';
import { sayCommand } from '../suggest.js';
import { checkPrerequisitesWording } from './check-prerequisites-wording.js';

/** What checks the prerequisites: the PrerequisiteDesk. */
export interface PrerequisiteChecker {
  prerequisites(options: { readonly signal: AbortSignal }): Promise<PrerequisiteReport>;
}

/** `check prerequisites`: what a connector needs from the tenant, line by line. */
export function checkPrerequisitesCommand(desk: PrerequisiteChecker): Command {
  const answer = async ({ turn, voice }: Ask): Promise<Reply> => {
    const report = await desk.prerequisites({ signal: turn.signal });
    const says = [sayCommand(checkPermissionsWording, voice)];
    return cardReply(prerequisitesCard({ report, says }, voice));
  };
  return { ...checkPrerequisitesWording, role: 'viewer', run: answer, verbs: { again: answer } };
}
