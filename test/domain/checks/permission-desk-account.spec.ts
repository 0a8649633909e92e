import assert from 'node:assert/strict';
import { connectorCmdlets } from '../../../src/domain/cmdlets/connector-cmdlets.js';
import { PersonFailure } from '../../../src/domain/failure.js';
import { directoryUser } from '../../support/memory-directory.js';
import { checkedAt } from '../../support/memory-intune.js';
import {
  all13,
  devices,
  entra,
  lineOf,
  permissionTenant,
  upn,
  verdicts,
} from '../../support/permission-tenant.js';

describe('the permissions of an account', () => {
  it('are the 13 in the order of the page, and whose they are', async () => {
    const { desk, give } = permissionTenant();
    give(...all13.map((role) => ({ role })));
    const report = await desk.account(` ${upn} `);
    assert.deepEqual(
      report.cmdlets.map(({ cmdlet }) => cmdlet),
      connectorCmdlets,
    );
    assert.deepEqual(verdicts(report), { granted: 13, missing: 0, unknown: 0 });
    const { displayName: name, objectId } = directoryUser();
    const holder = { kind: 'account', objectId, name, userPrincipalName: upn, mail: upn };
    assert.deepEqual(report.holder, holder);
    assert.deepEqual([report.surplus, report.checkedAt], [[], checkedAt]);
  });

  it('name the role, and the group that it comes through', async () => {
    const { desk, give } = permissionTenant();
    give({ role: 'View-Only Recipients', group: 'Help Desk' }, { role: 'Mail Recipients' });
    const line = lineOf(await desk.account(upn), 'Get-MobileDevice');
    assert.deepEqual(line, {
      cmdlet: 'Get-MobileDevice',
      verdict: 'granted',
      through: ['View-Only Recipients (Help Desk)', 'Mail Recipients'],
    });
  });

  it('come through groups within groups, of which Exchange names the outermost', async () => {
    const { desk, give } = permissionTenant();
    give({ role: 'Organization Client Access', group: 'EMEA Admins', type: 'SecurityGroup' });
    const report = await desk.account(upn);
    assert.deepEqual(verdicts(report), { granted: 7, missing: 6, unknown: 0 });
    assert.deepEqual(lineOf(report, 'Get-ActiveSyncDeviceClass'), {
      cmdlet: 'Get-ActiveSyncDeviceClass',
      verdict: 'granted',
      through: ['Organization Client Access (EMEA Admins)'],
    });
  });

  for (const [what, more] of [
    ['disabled', { enabled: false }],
    ['one that may only be passed on', { delegation: 'DelegatingOrgWide' }],
    ['of a kind that is not told', { delegation: null }],
    ['that of everybody for themselves', { type: 'RoleAssignmentPolicy', group: 'Default' }],
  ] as const) {
    it(`are none by an assignment that is ${what}`, async () => {
      const { desk, give } = permissionTenant();
      give(...all13.map((role) => ({ role, ...more })));
      const report = await desk.account(upn);
      assert.deepEqual(verdicts(report), { granted: 0, missing: 13, unknown: 0 });
      assert.deepEqual(report.surplus, []);
    });
  }

  it('are none by a role of end users, which is not offered either', async () => {
    const { desk, give } = permissionTenant();
    give({ role: 'MyBaseOptions' });
    assert.deepEqual(lineOf(await desk.account(upn), 'Get-MobileDevice'), {
      cmdlet: 'Get-MobileDevice',
      verdict: 'missing',
      offeredBy: ['View-Only Recipients', 'Mail Recipients'],
    });
  });

  it('come by a role of the tenant’s own, which is offered first', async () => {
    const { desk, give, exchange } = permissionTenant();
    exchange.roles.set('Connector - Devices', devices);
    assert.deepEqual(lineOf(await desk.account(upn), 'Get-MobileDevice'), {
      cmdlet: 'Get-MobileDevice',
      verdict: 'missing',
      offeredBy: ['Connector - Devices', 'View-Only Recipients', 'Mail Recipients'],
    });
    give({ role: 'Connector - Devices' });
    const report = await desk.account(upn);
    assert.deepEqual(verdicts(report), { granted: 2, missing: 11, unknown: 0 });
    assert.deepEqual(report.surplus, []);
  });

  const hidden: readonly (readonly [keyof typeof entra, number, boolean])[] = [
    ['global', 13, true],
    ['exchange', 13, false],
    ['recipient', 6, false],
    ['reader', 3, false],
    ['intune', 0, true],
    ['helpdesk', 0, false],
  ];
  for (const [role, granted, rulesIntune] of hidden) {
    const { displayName } = entra[role];
    it(`come by the Entra role ${displayName}: ${granted} of 13, Intune ${rulesIntune}`, async () => {
      const { desk, directory } = permissionTenant();
      directory.roles = [entra[role]];
      const report = await desk.account(upn);
      assert.deepEqual(verdicts(report), { granted, missing: 13 - granted, unknown: 0 });
      for (const line of report.cmdlets) {
        if (line.verdict === 'granted')
          assert.ok(line.through.every((each) => each.endsWith(`(${displayName}, Entra)`)));
      }
      assert.equal(report.intune.verdict, rulesIntune ? 'granted' : 'missing');
    });
  }

  it('have Intune as the fourteenth line', async () => {
    const { desk, directory } = permissionTenant();
    assert.deepEqual((await desk.account(upn)).intune, {
      verdict: 'missing',
      offeredBy: ['Intune Administrator'],
    });
    directory.roles = [entra.helpdesk, entra.intune];
    assert.deepEqual((await desk.account(upn)).intune, {
      verdict: 'granted',
      through: ['Intune Administrator'],
    });
  });

  it('tell what is more than the connector needs', async () => {
    const { desk, directory, give } = permissionTenant();
    give(...all13.map((role) => ({ role })), { role: 'Transport Rules', group: 'Mail Team' });
    directory.roles = [entra.global, entra.intune, entra.helpdesk];
    const { surplus } = await desk.account(upn);
    assert.deepEqual(surplus, [
      { kind: 'entraRole', name: 'Global Administrator' },
      { kind: 'entraRole', name: 'Helpdesk Administrator' },
      { kind: 'managementRole', name: 'Transport Rules (Mail Team)' },
      { kind: 'managementRole', name: 'Transport Rules (Global Administrator, Entra)' },
    ]);
  });

  it('are missing where Exchange does not know the account at all', async () => {
    const { desk, exchange } = permissionTenant();
    exchange.unknown = new Set([upn]);
    assert.deepEqual(verdicts(await desk.account(upn)), { granted: 0, missing: 13, unknown: 0 });
  });

  it('are read fresh, and asked one cmdlet at a time', async () => {
    const { desk, directory, exchange } = permissionTenant();
    await desk.account(upn);
    assert.ok(directory.asked.includes(`memberships ${directoryUser().objectId} fresh`));
    const asked = exchange.calls.filter(({ cmdlet }) => cmdlet === 'Get-ManagementRole');
    assert.deepEqual(
      asked.map(({ parameters }) => parameters),
      connectorCmdlets.map((Cmdlet) => ({ Cmdlet })),
    );
  });
});

describe('an account that cannot be looked at', () => {
  for (const typed of [
    '',
    'svc',
    '@',
    'a@b',
    'a b@contoso.com',
    '*@contoso.com',
    'a@contoso.com,b@contoso.com',
    'svc@contoso.com\u202e',
    `${'x'.repeat(320)}@contoso.com`,
  ]) {
    it(`is refused before anybody is asked: ${JSON.stringify(typed.slice(0, 30))}`, async () => {
      const { desk, directory, exchange } = permissionTenant();
      await assert.rejects(
        desk.account(typed),
        (error) => error instanceof PersonFailure && error.refusal === 'accountMalformed',
      );
      assert.deepEqual([directory.asked, exchange.calls], [[], []]);
    });
  }

  for (const [refusal, users] of [
    ['accountNotFound', []],
    ['accountForeign', [directoryUser({ userType: 'Guest' })]],
  ] as const) {
    it(`is refused with ${refusal}, and Exchange is not asked`, async () => {
      const { desk, directory, exchange } = permissionTenant();
      directory.users = [...users];
      await assert.rejects(
        desk.account(upn),
        (error) =>
          error instanceof PersonFailure &&
          error.refusal === refusal &&
          error.values['account'] === upn,
      );
      assert.deepEqual(exchange.calls, []);
    });
  }
});
