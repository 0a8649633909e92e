import { type DeviceInMailbox, isSameId } from '../../connector/mailbox-of-device.js';
import type { Change } from '../change.js';
import type { Missing, Plan, PlanDifference, PlanStep, PlanValue, SetupToday } from '../plan.js';
import type { DeviceLists } from './device.js';
import { isSameValue, outlookQuery } from './setup.js';

/** What the tenant has now of all that the steps of a change wrote. */
export interface RollbackToday {
  /** Undefined where no step wrote to the organization, its rules or its policies. */
  readonly setup: SetupToday | undefined;
  /** By mailbox. */
  readonly lists: ReadonlyMap<string, Pick<DeviceLists, 'allowed' | 'blocked'>>;
}

/** How a change is rolled back, and what stands in the way. */
export interface Rollback {
  readonly plan: Plan;
  readonly missing: readonly Missing[];
  /** Settings that are neither as the change left them nor as they were before it. */
  readonly changedSince: readonly PlanDifference[];
}

/** The mailbox whose lists a step wrote. */
export const mailboxOf = ({ cmdlet, parameters }: PlanStep): string | undefined =>
  cmdlet === 'Set-CASMailbox' ? String(parameters['Identity']) : undefined;

/** The device that a step is about, in the mailbox whose lists it wrote. */
export function deviceIn(step: PlanStep): DeviceInMailbox | undefined {
  const mailbox = mailboxOf(step);
  const { before = null, after = null } = step.differences[0] ?? {};
  return mailbox === undefined ? undefined : { mailbox, deviceId: String(before ?? after) };
}

/** Steps that did something, or may have. */
export const appliedSteps = ({ plan, outcomes }: Pick<Change, 'plan' | 'outcomes'>): Plan =>
  plan.filter((_, index) => (outcomes[index]?.outcome ?? 'failed') !== 'failed');

function entryToday(
  { name, before, after }: PlanDifference,
  lists: Pick<DeviceLists, 'allowed' | 'blocked'>,
): PlanValue {
  const id = String(before ?? after);
  const list = name === 'ActiveSyncAllowedDeviceIDs' ? lists.allowed : lists.blocked;
  return list.find((each) => isSameId(each, id)) ?? null;
}

/** What the tenant has now where a step wrote; undefined where that was not read. */
function valueToday(
  step: PlanStep,
  difference: PlanDifference,
  { setup, lists }: RollbackToday,
): PlanValue | undefined {
  const own = lists.get(mailboxOf(step) ?? '');
  if (own) return entryToday(difference, own);
  switch (difference.name) {
    case 'DefaultAccessLevel':
      return setup?.defaultAccessLevel;
    case 'AdminMailRecipients':
      return setup?.adminMailRecipients;
    case 'UserMailInsert':
      return setup?.userMailInsert;
    case 'AccessLevel':
      return setup?.outlookRule;
    default:
      return setup && (setup.policies.find(({ isDefault }) => isDefault)?.name ?? null);
  }
}

/** The settings of a step that are still as it left them, those that were changed since, and none that is back. */
function differencesBack(step: PlanStep, today: RollbackToday) {
  const back: PlanDifference[] = [];
  const changedSince: PlanDifference[] = [];
  for (const difference of step.differences) {
    const { name, before, after } = difference;
    const now = valueToday(step, difference, today);
    if (now === undefined || isSameValue(now, before)) continue;
    if (isSameValue(now, after)) back.push({ name, before: now, after: before });
    else changedSince.push({ name, before: after, after: now });
  }
  return { back, changedSince };
}

const entriesBack = (differences: readonly PlanDifference[]): PlanStep['parameters'] =>
  Object.fromEntries(
    differences.map(({ name, before, after }) =>
      after === null ? [name, { remove: [String(before)] }] : [name, { add: [String(after)] }],
    ),
  );

/** The step that takes back what another did. */
function stepBack(step: PlanStep, differences: readonly PlanDifference[]): PlanStep {
  const { target } = step;
  const values = Object.fromEntries(differences.map(({ name, after }) => [name, after]));
  const [first] = differences;
  switch (step.cmdlet) {
    case 'Set-CASMailbox': {
      const parameters = { Identity: mailboxOf(step) ?? '', ...entriesBack(differences) };
      return { ...step, parameters, differences };
    }
    case 'Set-ActiveSyncOrganizationSettings':
      return { ...step, parameters: values, differences };
    case 'Set-MobileDeviceMailboxPolicy': {
      const policy = String(first?.after);
      return {
        ...step,
        parameters: { Identity: policy, IsDefault: true },
        target: policy,
        differences,
      };
    }
    default:
      return ruleBack(target, first?.after ?? null, differences);
  }
}

/** The rule for Outlook as it was: with another level, made again, or gone. */
function ruleBack(
  target: string,
  level: PlanValue,
  differences: readonly PlanDifference[],
): PlanStep {
  const common = { target, differences };
  if (level === null) {
    return {
      cmdlet: 'Remove-ActiveSyncDeviceAccessRule',
      parameters: { Identity: target },
      ...common,
    };
  }
  if (differences[0]?.before === null) {
    const parameters = {
      QueryString: outlookQuery,
      Characteristic: 'DeviceModel',
      AccessLevel: level,
    };
    return { cmdlet: 'New-ActiveSyncDeviceAccessRule', parameters, ...common };
  }
  const parameters = { Identity: target, AccessLevel: level };
  return { cmdlet: 'Set-ActiveSyncDeviceAccessRule', parameters, ...common };
}

const policyMissing = (
  { cmdlet }: PlanStep,
  [first]: readonly PlanDifference[],
  { setup }: RollbackToday,
): readonly Missing[] => {
  if (cmdlet !== 'Set-MobileDeviceMailboxPolicy' || !first) return [];
  const name = String(first.after ?? '');
  return setup?.policies.some((policy) => policy.name === name) ? [] : [{ what: 'policy', name }];
};

/**
 * How to put back what a change overwrote, the last step first. Of a step that is not known to have been done
 * too: what it left as it was needs no step. Nothing is overwritten that isn't as the change left it.
 */
export function rollBack(
  change: Pick<Change, 'plan' | 'outcomes'>,
  today: RollbackToday,
): Rollback {
  const parts = appliedSteps(change)
    .toReversed()
    .map((step) => {
      const { back, changedSince } = differencesBack(step, today);
      const plan = back.length > 0 ? [stepBack(step, back)] : [];
      return { plan, missing: policyMissing(step, back, today), changedSince };
    });
  return {
    plan: parts.flatMap(({ plan }) => plan),
    missing: parts.flatMap(({ missing }) => missing),
    changedSince: parts.flatMap(({ changedSince }) => changedSince),
  };
}

/** What a step wrote, as names that another change's steps can be compared with. */
const written = (change: Pick<Change, 'plan' | 'outcomes'>): readonly string[] =>
  appliedSteps(change).flatMap((step) =>
    step.differences.map(({ name, before, after }) =>
      mailboxOf(step)
        ? `${mailboxOf(step)} ${name} ${String(before ?? after).toLowerCase()}`
        : name,
    ),
  );

/**
 * The newest change that wrote over another one since, and was not rolled back itself.
 * @param later changes that began to run after it
 */
export function newerChange(
  change: Pick<Change, 'plan' | 'outcomes'>,
  later: readonly Change[],
): Change | undefined {
  const undone = new Set(
    later.flatMap(({ id, state, restores }) =>
      restores !== undefined && state === 'done' ? [restores, id] : [],
    ),
  );
  const names = new Set(written(change));
  return later.find(
    (each) => !undone.has(each.id) && written(each).some((name) => names.has(name)),
  );
}
