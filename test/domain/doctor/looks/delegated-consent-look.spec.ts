import assert from 'node:assert/strict';
import { delegatedConsentLook } from '../../../../src/domain/doctor/looks/delegated-consent-look.js';
import { TenantFailure } from '../../../../src/domain/failure.js';
import type { DelegatedGrant } from '../../../../src/domain/ports/applications.js';
import { doctorNeeds, doorId, executingId } from '../../../support/doctor-needs.js';

const intune = 'DeviceManagementServiceConfig.Read.All';
const everybody = (...scopes: readonly string[]): DelegatedGrant => ({
  scopes,
  isForEverybody: true,
});

describe('the look at the delegated consents', () => {
  const look = (delegatedGrants: () => Promise<readonly DelegatedGrant[]>) => {
    const needs = doctorNeeds();
    const applications = { ...needs.applications, delegatedGrants };
    return delegatedConsentLook({ ...needs, applications }).look();
  };

  it('is content with both, among others', async () => {
    const found = await look(async () => [
      everybody('openid', intune),
      everybody('Exchange.Manage'),
    ]);
    assert.deepEqual(found, { verdict: 'passed', finding: 'permissionsWell', facts: { count: 2 } });
  });

  it('does not count what one person consented to, for themself', async () => {
    const own = { scopes: ['Exchange.Manage'], isForEverybody: false };
    assert.deepEqual(await look(async () => [everybody(intune), own]), {
      verdict: 'failed',
      finding: 'permissionsMissing',
      facts: { names: 'Exchange.Manage' },
      command: `az ad app permission add --id ${doorId} --api 00000002-0000-0ff1-ce00-000000000000 --api-permissions ab4f2b77-0b06-4fc1-a9de-02113fc2ab7c=Scope\naz ad app permission admin-consent --id ${doorId}`,
    });
  });

  it('cannot tell without the permission to read them, which it names', async () => {
    const found = await look(() => Promise.reject(new TenantFailure('graph', 'accessDenied')));
    assert.deepEqual([found.verdict, found.finding], ['unknown', 'grantsUnreadable']);
    assert.match(
      found.command ?? '',
      new RegExp(`--id ${executingId} --api 00000003-\\S+ --api-permissions 81b4724a-\\S+=Role\n`),
    );
  });

  it('passes on that Graph is silent', async () => {
    const silent = look(() => Promise.reject(new TenantFailure('graph', 'timedOut')));
    await assert.rejects(silent, { fault: 'timedOut' });
  });
});
