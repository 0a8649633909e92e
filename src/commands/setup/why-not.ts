import { gravest } from '../../domain/checks/finding.js';
import { missingCmdlets, type PermissionReport } from '../../domain/checks/permissions.js';
import type { PrerequisiteReport } from '../../domain/checks/prerequisites.js';

/** What keeps a connector from being set up, in words. */
export type Hindrance =
  | 'changes.refusedPrerequisites'
  | 'changes.refusedExecuting'
  | 'changes.refusedAccount';

export interface LookedAt {
  readonly prerequisites: PrerequisiteReport;
  readonly executing: PermissionReport;
  /** Of the account that the connector is recorded with. */
  readonly account: PermissionReport;
}

/** Microsoft's failure to answer, in the order of the checks. */
function unanswered({ prerequisites, executing, account }: LookedAt): Error | undefined {
  const rights = [...executing.cmdlets, ...account.cmdlets, account.intune];
  return [
    ...prerequisites.lines.flatMap((line) => (line.finding === 'unanswered' ? line.failure : [])),
    ...rights.flatMap((right) => (right.verdict === 'unknown' ? right.failure : [])),
  ][0];
}

/**
 * Why a connector cannot be set up: what is known to be missing; undefined when nothing is.
 * @throws TenantFailure when nothing is known to be missing, and not all could be looked at
 */
export function whyNot(found: LookedAt): Hindrance | undefined {
  const { prerequisites, executing, account } = found;
  const verdict = gravest(prerequisites.lines.map((line) => line.verdict));
  if (verdict === 'failed') return 'changes.refusedPrerequisites';
  if (missingCmdlets(executing).length > 0) return 'changes.refusedExecuting';
  if (missingCmdlets(account).length > 0 || account.intune.verdict === 'missing') {
    return 'changes.refusedAccount';
  }
  const failure = unanswered(found);
  if (failure) throw failure;
  return verdict === 'unknown' ? 'changes.refusedPrerequisites' : undefined;
}
