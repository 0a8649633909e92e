import type { AskOptions } from '../ports/intune.js';
import type { Approvals } from './approvals.js';
import type { Change, Found } from './change.js';
import { effectOfSetup } from './effect.js';
import { leftToDo, type PlanSources } from './left-to-do.js';
import type { ChangePolicy } from './policy.js';
import { readToday } from './read-today.js';

export interface MayRunOptions extends PlanSources {
  readonly approvals: Approvals;
  readonly policy: ChangePolicy;
  readonly clock: () => Date;
}

/**
 * Whether a change is still what was approved, by people who still may: looked at right before it runs.
 * @returns why not, and what was found; undefined when it may run
 * @throws TenantFailure when that cannot be told: then it must not run
 */
export async function whyNotRun(
  change: Change,
  options: MayRunOptions,
  asking: AskOptions = {},
): Promise<Found | undefined> {
  const { approvals } = options;
  if (!(await approvals.isApproved(change))) {
    return { why: 'approval', plan: change.plan, effect: undefined };
  }
  if (change.kind === 'disconnect') return undefined;
  const plan = await leftToDo(change, options, asking);
  if (JSON.stringify(plan) !== JSON.stringify(change.plan)) {
    return { why: 'drift', plan, effect: undefined };
  }
  return grown(change, options, asking);
}

async function grown(
  { kind, wishes, plan, effect: before }: Change,
  { exchange, policy, clock }: MayRunOptions,
  asking: AskOptions,
): Promise<Found | undefined> {
  const { growth } = policy.kinds[kind];
  if (growth === undefined || !wishes || !before) return undefined;
  const today = await readToday(exchange, asking);
  const effect = await effectOfSetup(exchange, today, wishes, clock, asking);
  return effect.devices > before.devices + growth ? { why: 'growth', plan, effect } : undefined;
}
