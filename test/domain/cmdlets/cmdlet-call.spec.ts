import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalogue } from '../../../src/domain/cmdlets/catalogue.js';
import { checkCall, effectOf, ForbiddenCall } from '../../../src/domain/cmdlets/cmdlet-call.js';
import { connectorCmdlets } from '../../../src/domain/cmdlets/connector-cmdlets.js';

type Json = { readonly [name: string]: unknown };

const refused = (cmdlet: string, parameters: object): void =>
  assert.throws(
    () => checkCall({ cmdlet, parameters }),
    (error) => error instanceof ForbiddenCall && error.cmdlet === cmdlet,
  );

const policy = 'Set-MobileDeviceMailboxPolicy';
const settings = 'Set-ActiveSyncOrganizationSettings';
const newRule = 'New-ActiveSyncDeviceAccessRule';
const rule = { QueryString: 'iPhone', Characteristic: 'DeviceModel', AccessLevel: 'Block' };

describe('a call of a cmdlet', () => {
  const right: readonly (readonly [string, Json])[] = [
    ['Get-ActiveSyncOrganizationSettings', {}],
    [settings, { DefaultAccessLevel: 'Quarantine', AdminMailRecipients: ['a@contoso.com'] }],
    [settings, { AdminMailRecipients: { add: ['a@contoso.com'], remove: [] } }],
    [settings, { AdminMailRecipients: null }],
    [settings, { UserMailInsert: 'x'.repeat(256) }],
    [newRule, rule],
    [newRule, { ...rule, QueryString: "O'Neil'; Remove-Mailbox *" }],
    ['Remove-ActiveSyncDeviceAccessRule', { Identity: 'iPhone (DeviceModel)' }],
    ['Get-MobileDevice', { ResultSize: 'Unlimited', ActiveSync: true }],
    [policy, { Identity: 'Default', MinPasswordLength: 16, PasswordHistory: 0 }],
    ['Get-ManagementRoleAssignment', { RoleAssignee: 'svc@contoso.com', Delegating: false }],
  ];
  for (const [cmdlet, parameters] of right) {
    it(`is allowed: ${cmdlet} ${JSON.stringify(parameters).slice(0, 70)}`, () =>
      checkCall({ cmdlet, parameters }));
  }

  for (const cmdlet of [
    'Remove-Mailbox',
    'Get-Mailbox',
    'Invoke-Expression',
    'get-mobiledevice',
    'Get-MobileDevice; Remove-Mailbox x',
    ' Get-MobileDevice',
    'Set-AdminAuditLogConfig',
    'New-ManagementRoleAssignment',
    'Clear-MobileDevice',
    'Remove-ActiveSyncDeviceClass',
    'constructor',
    '__proto__',
    'toString',
    '',
  ]) {
    it(`is refused: the cmdlet ${JSON.stringify(cmdlet)}`, () => refused(cmdlet, {}));
  }

  const wrong: readonly (readonly [string, string, Json])[] = [
    ['a parameter that it does not have', 'Get-MobileDevice', { Confirm: false }],
    ['recovery passwords', 'Get-MobileDeviceStatistics', { ShowRecoveryPassword: true }],
    ['mailbox logs', 'Get-MobileDeviceStatistics', { GetMailboxLog: true }],
    ['one reserved for Microsoft', settings, { TenantAdminPreference: 1 }],
    ['a parameter in another case', 'Get-MobileDevice', { identity: 'x' }],
    ['one of every object', 'Get-MobileDevice', { toString: 'x' }],
    ['an empty Identity', 'Get-MobileDevice', { Identity: '' }],
    ['an Identity of spaces', 'Get-ActiveSyncDeviceAccessRule', { Identity: ' \t\n' }],
    ['an Identity that is none', 'Remove-MobileDeviceMailboxPolicy', { Identity: null }],
    ['no Identity', 'Remove-ActiveSyncDeviceAccessRule', {}],
    ['no Identity', policy, { PasswordEnabled: true }],
    ['an Identity that is undefined', policy, { Identity: undefined }],
    ['an empty assignee', 'Get-ManagementRoleAssignment', { RoleAssignee: '' }],
    ['an empty cmdlet', 'Get-ManagementRole', { Cmdlet: '' }],
    ['a NUL in a text', newRule, { ...rule, QueryString: 'iPhone\0' }],
    ['half of a character', newRule, { ...rule, QueryString: 'iPhone\ud83d' }],
    ['a name outside of the list', newRule, { ...rule, AccessLevel: 'Wipe' }],
    ['a name in another case', newRule, { ...rule, AccessLevel: 'block' }],
    ['a list for a name', newRule, { ...rule, AccessLevel: ['Block'] }],
    ['too little', newRule, { QueryString: 'iPhone' }],
    ['a text that is too long', settings, { UserMailInsert: 'x'.repeat(257) }],
    ['a text for a yes', settings, { AllowRMSSupportForUnenlightenedApps: 'true' }],
    ['a number that is too small', policy, { Identity: 'x', MinPasswordLength: 0 }],
    ['a number that is too large', policy, { Identity: 'x', MinPasswordLength: 17 }],
    ['half of a number', policy, { Identity: 'x', MinPasswordLength: 1.5 }],
    ['no number', policy, { Identity: 'x', PasswordHistory: Number.NaN }],
    ['a number in a text', policy, { Identity: 'x', PasswordHistory: '5' }],
    ['a negative size', 'Get-MobileDevice', { ResultSize: -1 }],
    ['a list of other things', settings, { AdminMailRecipients: [5] }],
    ['an empty change of a list', settings, { AdminMailRecipients: {} }],
    ['another change of a list', settings, { AdminMailRecipients: { clear: ['x'] } }],
    ['a script block in its place', settings, { UserMailInsert: { script: 'x' } }],
  ];
  for (const [what, cmdlet, parameters] of wrong) {
    it(`is refused: ${what} (${cmdlet})`, () => refused(cmdlet, parameters));
  }

  it('is refused with any name that is not in the catalogue', () => {
    const names = new Set(Object.keys(catalogue));
    fc.assert(
      fc.property(fc.string(), (name) => {
        if (!names.has(name)) refused(name, {});
      }),
    );
  });

  it('is refused with any parameter that is not in the catalogue', () => {
    fc.assert(
      fc.property(fc.constantFrom(...connectorCmdlets), fc.string(), (cmdlet, name) => {
        if (!Object.hasOwn(catalogue[cmdlet].parameters, name)) refused(cmdlet, { [name]: 'x' });
      }),
    );
  });

  it('never has an Identity that may be empty', () => {
    for (const [cmdlet, { parameters }] of Object.entries(catalogue)) {
      if ('Identity' in parameters) refused(cmdlet, { Identity: '' });
    }
  });

  it('tells what it does to the tenant', () => {
    for (const cmdlet of Object.keys(catalogue) as (keyof typeof catalogue)[]) {
      const verb = cmdlet.split('-')[0];
      const effect = { Get: 'read', Set: 'write', New: 'write', Remove: 'removal' }[verb ?? ''];
      assert.equal(effectOf(cmdlet), effect, cmdlet);
    }
  });
});
