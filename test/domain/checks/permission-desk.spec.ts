import assert from 'node:assert/strict';
import { PermissionDesk } from '../../../src/domain/checks/permission-desk.js';
import type { PermissionReport } from '../../../src/domain/checks/permissions.js';
import { connectorCmdlets } from '../../../src/domain/cmdlets/connector-cmdlets.js';
import { PersonFailure, TenantFailure } from '../../../src/domain/failure.js';
import { directoryUser, graphDown, MemoryDirectory } from '../../support/memory-directory.js';
import { exchangeDown, MemoryExchange } from '../../support/memory-exchange.js';
import { checkedAt, MemoryIntune } from '../../support/memory-intune.js';

const upn = 'svc@contoso.com';
const clientAccess = connectorCmdlets.filter((name) => /ActiveSync/.test(name));
const policies = connectorCmdlets.filter((name) => /MailboxPolicy/.test(name));
const devices = ['Get-MobileDevice', 'Get-MobileDeviceStatistics'];

const entra = {
  global: {
    templateId: '62e90394-69f5-4237-9190-012177145e10',
    displayName: 'Global Administrator',
  },
  exchange: {
    templateId: '29232cdf-9323-42fd-ade2-1d097af3e4de',
    displayName: 'Exchange Administrator',
  },
  recipient: {
    templateId: '31392ffb-586c-42d1-9346-e59415a2cc4e',
    displayName: 'Exchange Recipient Administrator',
  },
  reader: { templateId: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451', displayName: 'Global Reader' },
  intune: {
    templateId: '3a2c62db-5318-420d-8d74-23affee5d9d5',
    displayName: 'Intune Administrator',
  },
  helpdesk: {
    templateId: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
    displayName: 'Helpdesk Administrator',
  },
};

/** A tenant with the built-in roles that matter, their groups, and one account without anything. */
function tenant() {
  const exchange = new MemoryExchange();
  exchange.roles = new Map<string, readonly string[]>([
    ['Mail Recipients', [...devices, 'Get-MobileDeviceMailboxPolicy', 'Set-CASMailbox']],
    ['Organization Client Access', clientAccess],
    ['Recipient Policies', policies],
    ['View-Only Recipients', [...devices, 'Get-MobileDeviceMailboxPolicy']],
    ['MyBaseOptions', devices],
    ['Transport Rules', ['Get-TransportRule']],
  ]);
  exchange.endUserRoles = new Set(['MyBaseOptions']);
  const group = (assignee: string, ...roles: string[]) =>
    roles.map((role) => ({ assignee, role, type: 'RoleGroup' }));
  exchange.given = [
    ...group(
      'Organization Management',
      'Organization Client Access',
      'Recipient Policies',
      'Mail Recipients',
      'Transport Rules',
    ),
    ...group('Recipient Management', 'Recipient Policies', 'Mail Recipients'),
    ...group('View-Only Organization Management', 'View-Only Recipients'),
  ];
  const directory = new MemoryDirectory();
  directory.users = [directoryUser()];
  const intune = new MemoryIntune();
  const application = { appId: 'app-1', name: 'SP Connector Bot' };
  const clock = () => checkedAt;
  const desk = new PermissionDesk({ exchange, intune, directory, application, clock });
  const give = (...given: Omit<MemoryExchange['given'][number], 'assignee'>[]) => {
    exchange.given = [...exchange.given, ...given.map((one) => ({ assignee: upn, ...one }))];
  };
  return { exchange, directory, intune, desk, give };
}

const all13 = ['Organization Client Access', 'Recipient Policies', 'View-Only Recipients'];
const verdicts = ({ cmdlets }: PermissionReport) =>
  Object.fromEntries(
    ['granted', 'missing', 'unknown'].map((verdict) => [
      verdict,
      cmdlets.filter((line) => line.verdict === verdict).length,
    ]),
  );
const lineOf = ({ cmdlets }: PermissionReport, name: string) =>
  cmdlets.find(({ cmdlet }) => cmdlet === name);

describe('the permissions of an account', () => {
  it('are the 13 in the order of the page, and whose they are', async () => {
    const { desk, give } = tenant();
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
    const { desk, give } = tenant();
    give({ role: 'View-Only Recipients', group: 'Help Desk' }, { role: 'Mail Recipients' });
    const line = lineOf(await desk.account(upn), 'Get-MobileDevice');
    assert.deepEqual(line, {
      cmdlet: 'Get-MobileDevice',
      verdict: 'granted',
      through: ['View-Only Recipients (Help Desk)', 'Mail Recipients'],
    });
  });

  it('come through groups within groups, of which Exchange names the outermost', async () => {
    const { desk, give } = tenant();
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
      const { desk, give } = tenant();
      give(...all13.map((role) => ({ role, ...more })));
      const report = await desk.account(upn);
      assert.deepEqual(verdicts(report), { granted: 0, missing: 13, unknown: 0 });
      assert.deepEqual(report.surplus, []);
    });
  }

  it('are none by a role of end users, which is not offered either', async () => {
    const { desk, give } = tenant();
    give({ role: 'MyBaseOptions' });
    assert.deepEqual(lineOf(await desk.account(upn), 'Get-MobileDevice'), {
      cmdlet: 'Get-MobileDevice',
      verdict: 'missing',
      offeredBy: ['View-Only Recipients', 'Mail Recipients'],
    });
  });

  it('come by a role of the tenant’s own, which is offered first', async () => {
    const { desk, give, exchange } = tenant();
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
      const { desk, directory } = tenant();
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
    const { desk, directory } = tenant();
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
    const { desk, directory, give } = tenant();
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
    const { desk, exchange } = tenant();
    exchange.unknown = new Set([upn]);
    assert.deepEqual(verdicts(await desk.account(upn)), { granted: 0, missing: 13, unknown: 0 });
  });

  it('are read fresh, and asked one cmdlet at a time', async () => {
    const { desk, directory, exchange } = tenant();
    await desk.account(upn);
    assert.ok(directory.asked.includes(`memberships ${directoryUser().objectId} fresh`));
    const asked = exchange.calls.filter(({ cmdlet }) => cmdlet === 'Get-ManagementRole');
    assert.deepEqual(
      asked.map(({ parameters }) => parameters),
      connectorCmdlets.map((Cmdlet) => ({ Cmdlet })),
    );
  });
});

describe('the permissions of an account where a service is silent', () => {
  const failureOf = (report: PermissionReport, name: string) => {
    const line = lineOf(report, name);
    return line?.verdict === 'unknown' ? line.failure : undefined;
  };

  it('stay granted where Exchange grants them, and are unknown where Entra might', async () => {
    const { desk, directory, give } = tenant();
    directory.silent = new Set(['memberships']);
    give({ role: 'Recipient Policies' });
    const report = await desk.account(upn);
    assert.deepEqual(verdicts(report), { granted: 4, missing: 0, unknown: 9 });
    assert.equal(failureOf(report, 'Get-MobileDevice'), graphDown);
    assert.deepEqual(report.intune, { verdict: 'unknown', failure: graphDown });
    assert.deepEqual(report.surplus, []);
  });

  it('are all unknown where Exchange tells no assignments', async () => {
    const { desk, exchange } = tenant();
    exchange.failures = { 'Get-ManagementRoleAssignment': exchangeDown };
    const report = await desk.account(upn);
    assert.deepEqual(verdicts(report), { granted: 0, missing: 0, unknown: 13 });
    assert.equal(report.intune.verdict, 'missing');
  });

  it('are unknown where what an Entra role amounts to is not told', async () => {
    const { desk, exchange, directory, give } = tenant();
    directory.roles = [entra.recipient];
    give({ role: 'Organization Client Access' });
    exchange.failures = { 'Get-ManagementRoleAssignment Recipient Management': exchangeDown };
    assert.deepEqual(verdicts(await desk.account(upn)), { granted: 7, missing: 0, unknown: 6 });
  });

  it('are unknown for the cmdlet alone whose roles are not told, and nothing is called surplus', async () => {
    const { desk, exchange, give } = tenant();
    exchange.failures = { 'Get-ManagementRole Get-MobileDevice': exchangeDown };
    give(...[...all13, 'Transport Rules'].map((role) => ({ role })));
    const report = await desk.account(upn);
    assert.deepEqual(verdicts(report), { granted: 12, missing: 0, unknown: 1 });
    assert.equal(failureOf(report, 'Get-MobileDevice'), exchangeDown);
    assert.deepEqual(report.surplus, []);
  });

  it('are not looked at where the directory does not tell who it is', async () => {
    const { desk, directory, exchange } = tenant();
    directory.silent = new Set(['user']);
    await assert.rejects(desk.account(upn), TenantFailure);
    assert.deepEqual(exchange.calls, []);
  });

  it('are no report where the failure is ours', async () => {
    const { desk, exchange } = tenant();
    exchange.failures = { 'Get-ManagementRole': new TypeError('x') };
    await assert.rejects(desk.account(upn), TypeError);
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
    "o'neil@contoso.com",
    'a@contoso.com,b@contoso.com',
    'svc@contoso.com\u202e',
    `${'x'.repeat(320)}@contoso.com`,
  ]) {
    it(`is refused before anybody is asked: ${JSON.stringify(typed.slice(0, 30))}`, async () => {
      const { desk, directory, exchange } = tenant();
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
      const { desk, directory, exchange } = tenant();
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

describe('the permissions of the executing identity', () => {
  it('are what the service says', async () => {
    const { desk, exchange } = tenant();
    exchange.permitted = new Set([...policies, 'Get-Mailbox']);
    const report = await desk.executingIdentity();
    assert.deepEqual(report.holder, {
      kind: 'executingIdentity',
      appId: 'app-1',
      name: 'SP Connector Bot',
    });
    assert.deepEqual(verdicts(report), { granted: 4, missing: 9, unknown: 0 });
    assert.deepEqual([exchange.calls, report.checkedAt], [[], checkedAt]);
  });

  it('are none where Exchange refuses the application altogether', async () => {
    const { desk, exchange } = tenant();
    exchange.permitted = new TenantFailure('exchange', 'notPermitted');
    assert.deepEqual(verdicts(await desk.executingIdentity()), {
      granted: 0,
      missing: 13,
      unknown: 0,
    });
  });

  it('are worked out from its roles where the service does not say', async () => {
    const { desk, exchange, directory } = tenant();
    exchange.permitted = exchangeDown;
    exchange.given = [
      ...exchange.given,
      { assignee: 'app-1', role: 'Recipient Policies', type: 'ServicePrincipal' },
    ];
    assert.deepEqual(verdicts(await desk.executingIdentity()), {
      granted: 4,
      missing: 9,
      unknown: 0,
    });
    directory.ofApplication = [entra.exchange];
    assert.deepEqual(verdicts(await desk.executingIdentity()), {
      granted: 13,
      missing: 0,
      unknown: 0,
    });
    directory.silent = new Set(['applicationRoles']);
    assert.deepEqual(verdicts(await desk.executingIdentity()), {
      granted: 4,
      missing: 0,
      unknown: 9,
    });
  });

  it('are unknown where nothing tells', async () => {
    const { desk, exchange } = tenant();
    exchange.permitted = exchangeDown;
    exchange.failures = {
      'Get-ManagementRoleAssignment': exchangeDown,
      'Get-ManagementRole': exchangeDown,
    };
    assert.deepEqual(verdicts(await desk.executingIdentity()), {
      granted: 0,
      missing: 0,
      unknown: 13,
    });
  });

  for (const [fault, service, verdict] of [
    ['accessDenied', 'graph', 'missing'],
    ['consent', 'graph', 'missing'],
    ['unreachable', 'graph', 'unknown'],
    ['throttled', 'graph', 'unknown'],
    ['signIn', 'authority', 'unknown'],
  ] as const) {
    it(`have Intune ${verdict} where Graph answers ${fault}`, async () => {
      const { desk, intune } = tenant();
      intune.failures = { exchangeConnectors: new TenantFailure(service, fault) };
      assert.equal((await desk.executingIdentity()).intune.verdict, verdict);
    });
  }

  it('have Intune granted where Graph answers, and tell Entra roles that are too much', async () => {
    const { desk, directory } = tenant();
    directory.ofApplication = [entra.exchange, entra.intune];
    const { intune, surplus } = await desk.executingIdentity();
    assert.equal(intune.verdict, 'granted');
    assert.deepEqual(surplus, [
      { kind: 'entraRole', name: 'Exchange Administrator' },
      { kind: 'entraRole', name: 'Intune Administrator' },
    ]);
  });
});
