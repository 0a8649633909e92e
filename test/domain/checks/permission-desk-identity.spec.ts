import assert from 'node:assert/strict';
import { TenantFailure } from '../../../src/domain/failure.js';
import { exchangeDown } from '../../support/memory-exchange.js';
import { checkedAt } from '../../support/memory-intune.js';
import { entra, permissionTenant, policies, verdicts } from '../../support/permission-tenant.js';

describe('the permissions of the executing identity', () => {
  it('are what the service says', async () => {
    const { desk, exchange } = permissionTenant();
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
    const { desk, exchange } = permissionTenant();
    exchange.permitted = new TenantFailure('exchange', 'notPermitted');
    assert.deepEqual(verdicts(await desk.executingIdentity()), {
      granted: 0,
      missing: 13,
      unknown: 0,
    });
  });

  it('are worked out from its roles where the service does not say', async () => {
    const { desk, exchange, directory } = permissionTenant();
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
    const { desk, exchange } = permissionTenant();
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
      const { desk, intune } = permissionTenant();
      intune.failures = { exchangeConnectors: new TenantFailure(service, fault) };
      assert.equal((await desk.executingIdentity()).intune.verdict, verdict);
    });
  }

  it('have Intune granted where Graph answers, and tell Entra roles that are too much', async () => {
    const { desk, directory } = permissionTenant();
    directory.ofApplication = [entra.exchange, entra.intune];
    const { intune, surplus } = await desk.executingIdentity();
    assert.equal(intune.verdict, 'granted');
    assert.deepEqual(surplus, [
      { kind: 'entraRole', name: 'Exchange Administrator' },
      { kind: 'entraRole', name: 'Intune Administrator' },
    ]);
  });
});
