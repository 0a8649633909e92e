import assert from 'node:assert/strict';
import type { Change } from '../../../../src/domain/changes/change.js';
import { rollBack } from '../../../../src/domain/changes/kinds/rollback.js';
import { planSetup } from '../../../../src/domain/changes/kinds/setup.js';
import type { Plan, SetupToday, SetupWishes } from '../../../../src/domain/changes/plan.js';
import { today, waiting, wishes } from '../../../support/changes.js';

const at = waiting.createdAt;
const done = { outcome: 'done', at } as const;
const afterwards: SetupToday = {
  ...today,
  ...wishes,
  outlookRule: 'Allow',
  policies: [
    { name: 'Default', isDefault: false },
    { name: 'Strict', isDefault: true },
  ],
};

const planBack = (change: Change, setup: SetupToday): Plan =>
  rollBack(change, { setup, lists: new Map() }).plan;

const changeOf = (
  before: SetupToday,
  asked: SetupWishes,
  outcomes: Change['outcomes'],
): Change => ({
  ...waiting,
  plan: planSetup(before, asked),
  outcomes,
});

describe('the plan that puts back', () => {
  const whole = changeOf(today, wishes, [done, done, done]);

  it('writes the before-values, the last step first', () => {
    const plan = planBack(whole, afterwards);
    assert.deepEqual(
      plan.map(({ cmdlet, parameters }) => [cmdlet, parameters]),
      [
        [
          'Set-ActiveSyncOrganizationSettings',
          {
            DefaultAccessLevel: 'Allow',
            AdminMailRecipients: ['itops@contoso.com'],
            UserMailInsert: '',
          },
        ],
        ['Set-MobileDeviceMailboxPolicy', { Identity: 'Default', IsDefault: true }],
        [
          'Remove-ActiveSyncDeviceAccessRule',
          { Identity: 'Outlook for iOS and Android (DeviceModel)' },
        ],
      ],
    );
    assert.deepEqual(plan[2]?.differences, [{ name: 'AccessLevel', before: 'Allow', after: null }]);
  });

  it('is empty once all of it is back', () => {
    assert.deepEqual(planBack(whole, today), []);
  });

  it('leaves out what was not done, and what somebody put back since', () => {
    const failed = changeOf(today, wishes, [done, done, { outcome: 'failed', at }]);
    assert.deepEqual(
      planBack(failed, afterwards).map(({ cmdlet }) => cmdlet),
      ['Set-MobileDeviceMailboxPolicy', 'Remove-ActiveSyncDeviceAccessRule'],
    );
    assert.deepEqual(
      planBack(whole, { ...afterwards, defaultAccessLevel: 'Allow' })[0]?.parameters,
      { AdminMailRecipients: ['itops@contoso.com'], UserMailInsert: '' },
    );
  });

  it('sets a rule back to the level that it had, and takes what is unknown for done', () => {
    const blocked: SetupToday = { ...today, outlookRule: 'Block' };
    const change = changeOf(blocked, { ...wishes, defaultPolicy: 'Default' }, [
      { outcome: 'unknown', at },
      done,
    ]);
    assert.deepEqual(planBack(change, afterwards)[1]?.parameters, {
      Identity: 'Outlook for iOS and Android (DeviceModel)',
      AccessLevel: 'Block',
    });
  });

  it('overwrites nothing that somebody changed since, and names it', () => {
    const tightened: SetupToday = { ...afterwards, defaultAccessLevel: 'Block' };
    const { changedSince } = rollBack(whole, { setup: tightened, lists: new Map() });
    assert.deepEqual(changedSince, [
      { name: 'DefaultAccessLevel', before: 'Quarantine', after: 'Block' },
    ]);
  });

  it('names a policy that was the default and is gone', () => {
    const renamed: SetupToday = {
      ...afterwards,
      policies: [
        { name: 'Default (old)', isDefault: false },
        { name: 'Strict', isDefault: true },
      ],
    };
    const { missing } = rollBack(whole, { setup: renamed, lists: new Map() });
    assert.deepEqual(missing, [{ what: 'policy', name: 'Default' }]);
  });
});
