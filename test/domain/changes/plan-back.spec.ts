import assert from 'node:assert/strict';
import type { Change } from '../../../src/domain/changes/change.js';
import type { SetupToday, SetupWishes } from '../../../src/domain/changes/plan.js';
import { planBack } from '../../../src/domain/changes/plan-back.js';
import { planSetup } from '../../../src/domain/changes/plan-setup.js';
import { today, waiting, wishes } from '../../support/changes.js';

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
        ['Set-MobileDeviceMailboxPolicy', { Identity: 'Default', IsDefault: true }],
        [
          'Remove-ActiveSyncDeviceAccessRule',
          { Identity: 'Outlook for iOS and Android (DeviceModel)' },
        ],
        [
          'Set-ActiveSyncOrganizationSettings',
          {
            DefaultAccessLevel: 'Allow',
            AdminMailRecipients: ['itops@contoso.com'],
            UserMailInsert: '',
          },
        ],
      ],
    );
    assert.deepEqual(plan[1]?.differences, [{ name: 'AccessLevel', before: 'Allow', after: null }]);
  });

  it('is empty once all of it is back', () => {
    assert.deepEqual(planBack(whole, today), []);
  });

  it('leaves out what was not done, and what somebody put back since', () => {
    const failed = changeOf(today, wishes, [done, { outcome: 'failed', at }]);
    assert.deepEqual(
      planBack(failed, { ...afterwards, defaultAccessLevel: 'Allow' })[0]?.parameters,
      { AdminMailRecipients: ['itops@contoso.com'], UserMailInsert: '' },
    );
    assert.equal(planBack(failed, afterwards).length, 1);
  });

  it('sets a rule back to the level that it had, and takes what is unknown for done', () => {
    const blocked: SetupToday = { ...today, outlookRule: 'Block' };
    const change = changeOf(blocked, { ...wishes, defaultPolicy: 'Default' }, [
      done,
      { outcome: 'unknown', at },
    ]);
    assert.deepEqual(planBack(change, afterwards)[0]?.parameters, {
      Identity: 'Outlook for iOS and Android (DeviceModel)',
      AccessLevel: 'Block',
    });
  });
});
