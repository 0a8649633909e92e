import { rowsOf } from '../../checks/answered.js';
import { TenantFailure } from '../../failure.js';
import type { ExchangeBackend } from '../../ports/exchange-backend.js';
import type { AskOptions } from '../../ports/intune.js';
import type {
  AccessLevel,
  Missing,
  Plan,
  PlanDifference,
  PlanStep,
  PlanValue,
  SetupToday,
  SetupWishes,
} from '../plan.js';

/** The rule that lets Outlook for iOS and Android in (learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/outlook-for-ios-and-android). */
export const outlookQuery = 'Outlook for iOS and Android';
const outlookRule = `${outlookQuery} (DeviceModel)`;

/** Lists are the same whatever their order. */
export const isSameValue = (one: PlanValue, other: PlanValue): boolean =>
  Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.toSorted().join('\n') === other.toSorted().join('\n')
    : one === other;

/** The least strict first. */
const strictness: readonly AccessLevel[] = ['Allow', 'Quarantine', 'Block'];

const tightens = (today: SetupToday, { defaultAccessLevel: level }: SetupWishes): boolean =>
  level !== undefined && strictness.indexOf(level) > strictness.indexOf(today.defaultAccessLevel);

/**
 * A plan has only what would change: what is as it is to be needs no cmdlet. Outlook is allowed before the
 * default gets stricter, so that a failure in between cuts nobody off; what gets less strict comes first.
 */
export function planSetup(today: SetupToday, wishes: SetupWishes): Plan {
  const settings = settingsStep(today, wishes);
  const others = [...outlookStep(today, wishes), ...policyStep(today, wishes)];
  return tightens(today, wishes) ? [...others, ...settings] : [...settings, ...others];
}

/** What a setup names and the tenant doesn't have, beside the connector account. */
export const missingInSetup = (
  { policies }: SetupToday,
  { defaultPolicy }: SetupWishes,
): readonly Missing[] =>
  !defaultPolicy || policies.some(({ name }) => name === defaultPolicy)
    ? []
    : [{ what: 'policy', name: defaultPolicy }];

function settingsStep(today: SetupToday, wishes: SetupWishes): Plan {
  const difference = (name: string, before: PlanValue, after: PlanValue | undefined) =>
    after === undefined || isSameValue(before, after) ? [] : [{ name, before, after }];
  const differences: readonly PlanDifference[] = [
    ...difference('DefaultAccessLevel', today.defaultAccessLevel, wishes.defaultAccessLevel),
    ...difference('AdminMailRecipients', today.adminMailRecipients, wishes.adminMailRecipients),
    ...difference('UserMailInsert', today.userMailInsert, wishes.userMailInsert),
  ];
  if (differences.length === 0) return [];
  const parameters = Object.fromEntries(differences.map(({ name, after }) => [name, after]));
  return [
    {
      cmdlet: 'Set-ActiveSyncOrganizationSettings',
      parameters,
      target: 'Mobile Mailbox Settings',
      differences,
    },
  ];
}

function outlookStep({ outlookRule: level }: SetupToday, { allowOutlook }: SetupWishes): Plan {
  if (!allowOutlook || level === 'Allow') return [];
  const differences = [{ name: 'AccessLevel', before: level, after: 'Allow' }];
  const step: PlanStep =
    level === null
      ? {
          cmdlet: 'New-ActiveSyncDeviceAccessRule',
          parameters: {
            QueryString: outlookQuery,
            Characteristic: 'DeviceModel',
            AccessLevel: 'Allow',
          },
          target: outlookRule,
          differences,
        }
      : {
          cmdlet: 'Set-ActiveSyncDeviceAccessRule',
          parameters: { Identity: outlookRule, AccessLevel: 'Allow' },
          target: outlookRule,
          differences,
        };
  return [step];
}

function policyStep({ policies }: SetupToday, { defaultPolicy }: SetupWishes): Plan {
  const wanted = policies.find(({ name }) => name === defaultPolicy);
  if (!wanted || wanted.isDefault) return [];
  const { name } = wanted;
  const before = policies.find(({ isDefault }) => isDefault)?.name ?? null;
  return [
    {
      cmdlet: 'Set-MobileDeviceMailboxPolicy',
      parameters: { Identity: name, IsDefault: true },
      target: name,
      differences: [{ name: 'IsDefault', before, after: name }],
    },
  ];
}

/**
 * Reads all that a setup may overwrite.
 * @throws TenantFailure
 */
export async function readToday(
  exchange: Pick<ExchangeBackend, 'run'>,
  options: AskOptions = {},
): Promise<SetupToday> {
  const [[settings], rules, policies] = await Promise.all([
    rowsOf(exchange.run({ cmdlet: 'Get-ActiveSyncOrganizationSettings', parameters: {} }, options)),
    rowsOf(exchange.run({ cmdlet: 'Get-ActiveSyncDeviceAccessRule', parameters: {} }, options)),
    rowsOf(exchange.run({ cmdlet: 'Get-MobileDeviceMailboxPolicy', parameters: {} }, options)),
  ]);
  const level = settings?.DefaultAccessLevel;
  if (!settings || !level) {
    throw new TenantFailure('exchange', 'badData', { asked: 'Get-ActiveSyncOrganizationSettings' });
  }
  const outlook = rules.find(
    (rule) => rule.QueryString === outlookQuery && rule.Characteristic === 'DeviceModel',
  );
  return {
    defaultAccessLevel: level,
    adminMailRecipients: settings.AdminMailRecipients === null ? [] : listOf(settings),
    userMailInsert: settings.UserMailInsert ?? '',
    outlookRule: outlook?.AccessLevel ?? null,
    policies: policies.map((policy) => ({
      name: policy.Name ?? policy.Identity ?? '',
      isDefault: policy.IsDefault === true,
    })),
  };
}

const listOf = ({ AdminMailRecipients: list }: { AdminMailRecipients: unknown }) =>
  Array.isArray(list) ? list.map(String) : [];
