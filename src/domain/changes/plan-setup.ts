import type { Plan, PlanDifference, PlanStep, PlanValue, SetupToday, SetupWishes } from './plan.js';

/** The rule that lets Outlook for iOS and Android in (learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/outlook-for-ios-and-android). */
export const outlookQuery = 'Outlook for iOS and Android';
const outlookRule = `${outlookQuery} (DeviceModel)`;

/** Lists are the same whatever their order. */
export const isSameValue = (one: PlanValue, other: PlanValue): boolean =>
  Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.toSorted().join('\n') === other.toSorted().join('\n')
    : one === other;

/** A plan has only what would change: what is as it is to be needs no cmdlet. */
export const planSetup = (today: SetupToday, wishes: SetupWishes): Plan => [
  ...settingsStep(today, wishes),
  ...outlookStep(today, wishes),
  ...policyStep(today, wishes),
];

function settingsStep(today: SetupToday, wishes: SetupWishes): Plan {
  const all: readonly PlanDifference[] = [
    {
      name: 'DefaultAccessLevel',
      before: today.defaultAccessLevel,
      after: wishes.defaultAccessLevel,
    },
    {
      name: 'AdminMailRecipients',
      before: today.adminMailRecipients,
      after: wishes.adminMailRecipients,
    },
    { name: 'UserMailInsert', before: today.userMailInsert, after: wishes.userMailInsert },
  ];
  const differences = all.filter(({ before, after }) => !isSameValue(before, after));
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
  const before = policies.find(({ isDefault }) => isDefault)?.name ?? null;
  return [
    {
      cmdlet: 'Set-MobileDeviceMailboxPolicy',
      parameters: { Identity: defaultPolicy, IsDefault: true },
      target: defaultPolicy,
      differences: [{ name: 'IsDefault', before, after: defaultPolicy }],
    },
  ];
}
