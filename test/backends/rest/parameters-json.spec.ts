import assert from 'node:assert/strict';
import { parametersJson } from '../../../src/backends/rest/parameters-json.js';

describe('parameters for the admin endpoint', () => {
  it('are sent as they are', () => {
    const parameters = {
      Identity: "it's; Remove-Item",
      DeviceEncryptionEnabled: false,
      MinPasswordLength: 0,
      ApprovedApplicationList: ['a', 'b'],
      UnapprovedInROMApplicationList: [],
      AdminMailRecipients: null,
    };
    const sent = parametersJson('Set-MobileDeviceMailboxPolicy', parameters);
    assert.deepEqual(sent, parameters);
  });

  it('say of what type a change of a list is, and leave the caller’s own alone', () => {
    const AdminMailRecipients = { add: ['a@contoso.com'], remove: ['b@contoso.com'] };
    const parameters = { AdminMailRecipients };
    assert.deepEqual(parametersJson('Set-ActiveSyncOrganizationSettings', parameters), {
      AdminMailRecipients: {
        '@odata.type': '#Exchange.GenericHashTable',
        add: ['a@contoso.com'],
        remove: ['b@contoso.com'],
      },
    });
    assert.deepEqual(parameters, {
      AdminMailRecipients: { add: ['a@contoso.com'], remove: ['b@contoso.com'] },
    });
  });

  for (const [cmdlet, sent] of [
    ['Remove-ActiveSyncDeviceAccessRule', { Identity: 'x', Confirm: false }],
    ['Set-ActiveSyncDeviceAccessRule', { Identity: 'x' }],
    ['Get-ActiveSyncDeviceAccessRule', { Identity: 'x' }],
  ] as const) {
    it(`${cmdlet} is ${'Confirm' in sent ? '' : 'not '}told not to ask`, () => {
      assert.deepEqual(parametersJson(cmdlet, { Identity: 'x' }), sent);
    });
  }
});
