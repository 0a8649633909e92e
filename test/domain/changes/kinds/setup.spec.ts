import assert from 'node:assert/strict';
import { planSetup } from '../../../../src/domain/changes/kinds/setup.js';
import type { SetupToday, SetupWishes } from '../../../../src/domain/changes/plan.js';
import { today, wishes } from '../../../support/changes.js';

/** Wishes for what is there already. */
const wishesOf = (now: SetupToday): SetupWishes => ({
  defaultAccessLevel: now.defaultAccessLevel,
  adminMailRecipients: now.adminMailRecipients,
  userMailInsert: now.userMailInsert,
  allowOutlook: now.outlookRule === 'Allow',
  defaultPolicy: now.policies.find(({ isDefault }) => isDefault)?.name ?? '',
});

describe('the plan of a setup', () => {
  it('leaves everything as it is that nobody touched', () => {
    assert.deepEqual(planSetup(today, {}), []);
    assert.deepEqual(
      planSetup(today, { userMailInsert: 'Please call.' }).map(({ parameters }) => parameters),
      [{ UserMailInsert: 'Please call.' }],
    );
  });

  it('is empty when everything is as it is to be', () => {
    assert.deepEqual(planSetup(today, wishesOf(today)), []);
  });

  it('has only what would change', () => {
    const plan = planSetup(today, { ...wishesOf(today), defaultAccessLevel: 'Quarantine' });
    assert.deepEqual(plan, [
      {
        cmdlet: 'Set-ActiveSyncOrganizationSettings',
        parameters: { DefaultAccessLevel: 'Quarantine' },
        target: 'Mobile Mailbox Settings',
        differences: [{ name: 'DefaultAccessLevel', before: 'Allow', after: 'Quarantine' }],
      },
    ]);
  });

  it('makes the rule for Outlook, or changes it, and leaves it when it allows already', () => {
    const cmdlets = (outlookRule: (typeof today)['outlookRule']) =>
      planSetup({ ...today, outlookRule }, { ...wishesOf(today), allowOutlook: true }).map(
        ({ cmdlet }) => cmdlet,
      );
    assert.deepEqual(cmdlets(null), ['New-ActiveSyncDeviceAccessRule']);
    assert.deepEqual(cmdlets('Block'), ['Set-ActiveSyncDeviceAccessRule']);
    assert.deepEqual(cmdlets('Allow'), []);
  });

  it('does not mind the order of recipients', () => {
    const more = { ...today, adminMailRecipients: ['a@x.example', 'b@x.example'] };
    const turned = { ...wishesOf(more), adminMailRecipients: ['b@x.example', 'a@x.example'] };
    assert.deepEqual(planSetup(more, turned), []);
  });

  it('makes another policy the default, if there is one of that name', () => {
    const named = (defaultPolicy: string) =>
      planSetup(today, { ...wishesOf(today), defaultPolicy }).map(({ parameters }) => parameters);
    assert.deepEqual(named('Strict'), [{ Identity: 'Strict', IsDefault: true }]);
    assert.deepEqual(named('Nowhere'), []);
  });

  it('is the same for the same wishes: what is approved is what runs', () => {
    assert.deepEqual(planSetup(today, wishes), planSetup(today, wishes));
  });
});
