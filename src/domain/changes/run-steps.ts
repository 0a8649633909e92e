import { rowsOf } from '../checks/answered.js';
import type { CmdletCall } from '../cmdlets/cmdlet-call.js';
import { type Outcome, TenantFailure } from '../failure.js';
import type { Change, StepOutcome } from './change.js';
import type { ChangeRecords } from './change-records.js';
import { inspect, type PlanSources } from './inspect.js';
import type { PlanStep } from './plan.js';

export interface RunStepsOptions extends PlanSources {
  readonly records: ChangeRecords;
  readonly clock: () => Date;
}

/** More than these would hide the step that they are about. */
const mostWarnings = 5;

/** The record was changed by somebody else in the middle of a run: then nothing more is run. */
export class RunLost extends Error {
  override readonly name = 'RunLost';
}

/**
 * One step after the other, each written down before the next; the first that does not end well is the
 * last.
 * @throws RunLost
 */
export async function runSteps(
  change: Change,
  options: RunStepsOptions,
  signal: AbortSignal,
): Promise<Change> {
  let current = change;
  for (const step of change.plan.slice(change.outcomes.length)) {
    if (signal.aborted) throw new RunLost(change.id);
    const isSafe = await isSafeToTighten(current, step, options);
    const outcome: StepOutcome = isSafe
      ? await runStep(current, step, options)
      : { outcome: 'failed', at: options.clock(), fault: 'badData' };
    const detail = { cmdlet: step.cmdlet, outcome: outcome.outcome };
    const next = { ...current, outcomes: [...current.outcomes, outcome] };
    const written = await options.records.write(next, {
      at: outcome.at,
      what: 'cmdlet.ran',
      detail,
    });
    if (!written) throw new RunLost(change.id);
    current = written;
    if (outcome.outcome !== 'done') return current;
  }
  return current;
}

/**
 * Before access gets stricter for everybody, what exempts some of them has to be there: Exchange's word that it
 * did it is not enough.
 */
async function isSafeToTighten(
  change: Change,
  step: PlanStep,
  options: RunStepsOptions,
): Promise<boolean> {
  const before = change.plan.slice(0, change.outcomes.length);
  const isTightening = step.differences.some(({ name }) => name === 'DefaultAccessLevel');
  if (before.length === 0 || !isTightening) return true;
  const { plan } = await inspect(change, options);
  return !plan.some(({ target }) => before.some((each) => each.target === target));
}

async function runStep(
  change: Change,
  step: PlanStep,
  options: RunStepsOptions,
): Promise<StepOutcome> {
  const { exchange, clock } = options;
  const call = { cmdlet: step.cmdlet, parameters: step.parameters } as CmdletCall;
  const warnings: string[] = [];
  const onWarning = (warning: string): void => {
    if (warnings.length < mostWarnings) warnings.push(warning);
  };
  try {
    await rowsOf(exchange.run(call, { onWarning }));
    return { outcome: 'done', at: clock(), ...(warnings.length > 0 ? { warnings } : {}) };
  } catch (error) {
    if (!(error instanceof TenantFailure)) throw error;
    const outcome = await outcomeOf(change, step, error.outcome, options);
    const said = error.said === undefined ? {} : { said: error.said };
    return { outcome, at: clock(), fault: error.fault, ...said };
  }
}

/** A write that nobody confirmed is not repeated: the tenant is read, and tells. */
async function outcomeOf(
  change: Change,
  step: PlanStep,
  outcome: Outcome,
  options: RunStepsOptions,
): Promise<StepOutcome['outcome']> {
  if (outcome === 'none') return 'failed';
  const found = await inspect(change, options).catch(() => undefined);
  if (!found) return 'unknown';
  return found.plan.some(({ target }) => target === step.target) ? 'failed' : 'done';
}
