import type { Change } from './change.js';
import type { Plan, PlanDifference, PlanStep, PlanValue, SetupToday } from './plan.js';
import { isSameValue } from './plan-setup.js';

/** What the tenant has now where a step wrote. */
function valueToday({ name }: PlanDifference, today: SetupToday): PlanValue {
  switch (name) {
    case 'DefaultAccessLevel':
      return today.defaultAccessLevel;
    case 'AdminMailRecipients':
      return today.adminMailRecipients;
    case 'UserMailInsert':
      return today.userMailInsert;
    case 'AccessLevel':
      return today.outlookRule;
    default:
      return today.policies.find(({ isDefault }) => isDefault)?.name ?? null;
  }
}

/** A step that puts back what another overwrote; undefined where it is back already. */
function stepBack(step: PlanStep, today: SetupToday): PlanStep | undefined {
  const differences = step.differences
    .map((each) => ({
      name: each.name,
      before: valueToday(each, today),
      after: each.before,
    }))
    .filter(({ before, after }) => !isSameValue(before, after));
  if (differences.length === 0) return undefined;
  const parameters = Object.fromEntries(differences.map(({ name, after }) => [name, after]));
  const { target } = step;
  switch (step.cmdlet) {
    case 'Set-ActiveSyncOrganizationSettings':
      return { ...step, parameters, differences };
    case 'New-ActiveSyncDeviceAccessRule':
      return {
        cmdlet: 'Remove-ActiveSyncDeviceAccessRule',
        parameters: { Identity: target },
        target,
        differences,
      };
    case 'Set-ActiveSyncDeviceAccessRule':
      return { ...step, parameters: { Identity: target, ...parameters }, differences };
    default: {
      const before = String(differences[0]?.after ?? '');
      const back = { Identity: before, IsDefault: true };
      return before === '' ? undefined : { ...step, parameters: back, target: before, differences };
    }
  }
}

/**
 * The plan that puts back what a setup overwrote, the last step first. Of a step that is not known to have
 * been done too: what it left as it was needs no step.
 */
export function planBack({ plan, outcomes }: Change, today: SetupToday): Plan {
  return plan
    .filter((_step, index) => (outcomes[index]?.outcome ?? 'failed') !== 'failed')
    .toReversed()
    .flatMap((step) => stepBack(step, today) ?? []);
}
