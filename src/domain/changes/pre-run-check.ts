import { PersonFailure } from '../failure.js';
import type { AskOptions } from '../ports/intune.js';
import type { Approvals } from './approvals.js';
import type { Change, Found } from './change.js';
import { effectOfSetup } from './effect.js';
import { type Inspection, inspect, type PlanSources } from './inspect.js';
import { bindingRule, type ChangePolicy } from './policy.js';

export interface PreRunOptions extends PlanSources {
  readonly approvals: Approvals;
  readonly policy: ChangePolicy;
  readonly clock: () => Date;
}

/**
 * What keeps a change from running: read right before, past every cache. It is still what was approved, by people
 * who still may, for somebody who still may ask, and everything that it names is there.
 * @returns undefined when it may run
 * @throws TenantFailure when that cannot be told: then it must not run
 */
export async function findBlocker(
  change: Change,
  options: PreRunOptions,
  asking: AskOptions = {},
): Promise<Found | undefined> {
  const { approvals } = options;
  const common = { plan: change.plan, effect: undefined };
  if (!(await approvals.mayRequest(change))) return { why: 'requester', ...common };
  if (!(await approvals.isApproved(change))) return { why: 'approval', ...common };
  const found = await inspected(change, options, asking);
  if (!found) return { why: 'drift', ...common };
  const { plan, missing, changedSince } = found;
  if (missing.length > 0) return { why: 'missing', plan, missing, effect: undefined };
  if (changedSince.length > 0 || JSON.stringify(plan) !== JSON.stringify(change.plan)) {
    return { why: 'drift', plan, effect: undefined };
  }
  return grown(change, found, options, asking);
}

/** Undefined: a newer change, or several objects of one name, would make it another change than was approved. */
async function inspected(
  change: Change,
  options: PreRunOptions,
  asking: AskOptions,
): Promise<Inspection | undefined> {
  try {
    return await inspect(change, options, asking);
  } catch (error) {
    if (error instanceof PersonFailure) return undefined;
    throw error;
  }
}

async function grown(
  { kind, wishes, plan, rule, effect: before }: Change,
  { today }: Inspection,
  { exchange, policy, clock }: PreRunOptions,
  asking: AskOptions,
): Promise<Found | undefined> {
  const { growth } = bindingRule(rule, policy.kinds[kind]);
  if (growth === undefined || !wishes || !today || !before) return undefined;
  const effect = await effectOfSetup(exchange, today, wishes, clock, asking);
  return effect.devices > before.devices + growth ? { why: 'growth', plan, effect } : undefined;
}
