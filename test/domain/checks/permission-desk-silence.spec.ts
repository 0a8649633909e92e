import assert from 'node:assert/strict';
import type { PermissionReport } from '../../../src/domain/checks/permissions.js';
import { TenantFailure } from '../../../src/domain/failure.js';
import { graphDown } from '../../support/memory-directory.js';
import { exchangeDown } from '../../support/memory-exchange.js';
import {
  all13,
  entra,
  lineOf,
  permissionTenant,
  upn,
  verdicts,
} from '../../support/permission-tenant.js';

describe('the permissions of an account where a service is silent', () => {
  const failureOf = (report: PermissionReport, name: string) => {
    const line = lineOf(report, name);
    return line?.verdict === 'unknown' ? line.failure : undefined;
  };

  it('stay granted where Exchange grants them, and are unknown where Entra might', async () => {
    const { desk, directory, give } = permissionTenant();
    directory.silent = new Set(['memberships']);
    give({ role: 'Recipient Policies' });
    const report = await desk.account(upn);
    assert.deepEqual(verdicts(report), { granted: 4, missing: 0, unknown: 9 });
    assert.equal(failureOf(report, 'Get-MobileDevice'), graphDown);
    assert.deepEqual(report.intune, { verdict: 'unknown', failure: graphDown });
    assert.deepEqual(report.surplus, []);
  });

  it('are all unknown where Exchange tells no assignments', async () => {
    const { desk, exchange } = permissionTenant();
    exchange.failures = { 'Get-ManagementRoleAssignment': exchangeDown };
    const report = await desk.account(upn);
    assert.deepEqual(verdicts(report), { granted: 0, missing: 0, unknown: 13 });
    assert.equal(report.intune.verdict, 'missing');
  });

  it('are unknown where what an Entra role amounts to is not told', async () => {
    const { desk, exchange, directory, give } = permissionTenant();
    directory.roles = [entra.recipient];
    give({ role: 'Organization Client Access' });
    exchange.failures = { 'Get-ManagementRoleAssignment Recipient Management': exchangeDown };
    assert.deepEqual(verdicts(await desk.account(upn)), { granted: 7, missing: 0, unknown: 6 });
  });

  it('are unknown for the cmdlet alone whose roles are not told, and nothing is called surplus', async () => {
    const { desk, exchange, give } = permissionTenant();
    exchange.failures = { 'Get-ManagementRole Get-MobileDevice': exchangeDown };
    give(...[...all13, 'Transport Rules'].map((role) => ({ role })));
    const report = await desk.account(upn);
    assert.deepEqual(verdicts(report), { granted: 12, missing: 0, unknown: 1 });
    assert.equal(failureOf(report, 'Get-MobileDevice'), exchangeDown);
    assert.deepEqual(report.surplus, []);
  });

  it('are not looked at where the directory does not tell who it is', async () => {
    const { desk, directory, exchange } = permissionTenant();
    directory.silent = new Set(['user']);
    await assert.rejects(desk.account(upn), TenantFailure);
    assert.deepEqual(exchange.calls, []);
  });

  it('are no report where the failure is ours', async () => {
    const { desk, exchange } = permissionTenant();
    exchange.failures = { 'Get-ManagementRole': new TypeError('x') };
    await assert.rejects(desk.account(upn), TypeError);
  });
});
