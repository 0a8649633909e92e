import assert from 'node:assert/strict';
import { AskerDesk } from '../../../src/domain/checks/asker-desk.js';
import { ManagementRoles } from '../../../src/domain/checks/management-roles.js';
import { connectorCmdlets } from '../../../src/domain/cmdlets/connector-cmdlets.js';
import { TenantFailure } from '../../../src/domain/failure.js';
import type { Person } from '../../../src/domain/people/person.js';
import { SignInNeeded } from '../../../src/domain/sign-in/sign-in-failures.js';
import { MemoryExchange } from '../../support/memory-exchange.js';
import { checkedAt, MemoryIntune } from '../../support/memory-intune.js';
import { lineOf, permissionTenant, verdicts } from '../../support/permission-tenant.js';

const alice: Person = {
  objectId: 'alice',
  name: 'Alice Lin',
  userPrincipalName: 'alice@contoso.com',
  mail: null,
  role: 'operator',
  groups: [],
};

describe('the asker desk', () => {
  const tenant = () => {
    const exchange = new MemoryExchange();
    const intune = new MemoryIntune();
    const application = permissionTenant().exchange;
    const state = { isSignedIn: true, asked: [] as string[] };
    const desk = new AskerDesk({
      signIns: {
        assertSignedIn: async () => {
          if (!state.isSignedIn) throw new SignInNeeded();
        },
      },
      tenantOf: ({ objectId }) => {
        state.asked.push(objectId);
        return {
          permittedCmdlets: () => exchange.permittedCmdlets(),
          exchangeConnectors: () => intune.exchangeConnectors(),
        };
      },
      roles: new ManagementRoles(application),
      clock: () => checkedAt,
    });
    return { desk, exchange, intune, application, state };
  };

  it('tells what the services tell the person, and which roles would give the rest', async () => {
    const { desk, exchange, state } = tenant();
    exchange.permitted = new Set(['Get-MobileDevice', 'Get-Mailbox']);
    const report = await desk.permissions(alice);
    assert.deepEqual(state.asked, ['alice']);
    assert.equal(report.holder.kind, 'asker');
    assert.deepEqual(verdicts(report), { granted: 1, missing: 12, unknown: 0 });
    assert.deepEqual(lineOf(report, 'Set-ActiveSyncOrganizationSettings'), {
      cmdlet: 'Set-ActiveSyncOrganizationSettings',
      verdict: 'missing',
      offeredBy: ['Organization Client Access'],
    });
    assert.deepEqual(report.intune, { verdict: 'granted', through: [] });
  });

  it('asks nothing of the tenant in the name of somebody who is not signed in', async () => {
    const { desk, state, application } = tenant();
    state.isSignedIn = false;
    await assert.rejects(desk.permissions(alice), SignInNeeded);
    assert.deepEqual(state.asked, []);
    assert.deepEqual(application.calls, []);
  });

  it('takes what a service refuses for missing, and what it does not tell for unknown', async () => {
    const { desk, exchange, intune } = tenant();
    exchange.permitted = new TenantFailure('exchange', 'notPermitted');
    intune.failures = { exchangeConnectors: new TenantFailure('graph', 'accessDenied') };
    const refused = await desk.permissions(alice);
    assert.deepEqual(verdicts(refused), { granted: 0, missing: 13, unknown: 0 });
    assert.deepEqual(refused.intune, {
      verdict: 'missing',
      offeredBy: ['Intune Administrator'],
    });
    for (const fault of ['timedOut', 'signIn', 'accessDenied', 'throttled'] as const) {
      exchange.permitted = new TenantFailure('exchange', fault);
      intune.failures = { exchangeConnectors: new TenantFailure('graph', 'timedOut') };
      const silent = await desk.permissions(alice);
      assert.deepEqual(verdicts(silent), { granted: 0, missing: 0, unknown: 13 }, fault);
      assert.equal(silent.intune.verdict, 'unknown');
    }
  });

  it('names no role where the application cannot read them', async () => {
    const { desk, application } = tenant();
    application.failures = { 'Get-ManagementRole': new TenantFailure('exchange', 'accessDenied') };
    const report = await desk.permissions(alice);
    for (const cmdlet of connectorCmdlets) {
      assert.deepEqual(lineOf(report, cmdlet), { cmdlet, verdict: 'missing', offeredBy: [] });
    }
  });
});
