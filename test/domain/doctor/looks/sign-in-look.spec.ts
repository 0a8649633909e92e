import assert from 'node:assert/strict';
import { signInLook } from '../../../../src/domain/doctor/looks/sign-in-look.js';
import type { ApplicationState } from '../../../../src/domain/doctor/needs.js';
import { TenantFailure, type TenantFault } from '../../../../src/domain/failure.js';
import { doctorNeeds, doorId } from '../../../support/doctor-needs.js';

const certificate: ApplicationState['credential'] = {
  kind: 'certificate',
  file: '/etc/bot/bot.pem',
  thumbprints: ['AB12'],
  notAfter: new Date('2027-01-01T00:00:00Z'),
};

describe('the look at a sign-in', () => {
  const found = (failure: Error, credential = certificate) => {
    const needs = doctorNeeds({ probes: { botSignIn: () => Promise.reject(failure) } });
    return signInLook({ ...needs.bot, credential }, needs).look();
  };
  const refused = (said: string, fault: TenantFault = 'signIn') =>
    new TenantFailure('authority', fault, { said });

  for (const [code, fault, finding, facts, command] of [
    [
      'AADSTS65001',
      'consent',
      'signInUnconsented',
      { app: doorId, said: 'AADSTS65001' },
      `az ad app permission admin-consent --id ${doorId}`,
    ],
    [
      'AADSTS700016',
      'signIn',
      'registrationMissing',
      { app: doorId, tenant: 'tenant-1', setting: 'MICROSOFT_APP_ID' },
      'az login --tenant tenant-1 --allow-no-subscriptions\naz ad app list --all --query "[].{name:displayName, appId:appId}" --output table',
    ],
    [
      'AADSTS7000112',
      'signIn',
      'registrationDisabled',
      { app: doorId },
      `az ad sp update --id ${doorId} --set accountEnabled=true`,
    ],
    [
      'AADSTS90002',
      'signIn',
      'tenantUnknown',
      { tenant: 'tenant-1', setting: 'TENANT_ID' },
      'az login --allow-no-subscriptions\naz account list --query "[].{name:tenantDisplayName, id:tenantId}" --output table',
    ],
    [
      'AADSTS700027',
      'signIn',
      'certificateUnknown',
      { app: doorId, file: '/etc/bot/bot.pem', thumbprint: 'AB12' },
      `openssl x509 -in /etc/bot/bot.pem -out connector-bot.crt\naz ad app credential reset --id ${doorId} --append --cert @connector-bot.crt`,
    ],
  ] as const) {
    it(`tells what is behind ${code}, and how it is mended`, async () => {
      const verdict = 'failed';
      assert.deepEqual(await found(refused(code, fault)), { verdict, finding, facts, command });
    });
  }

  it('asks for a new credential where Entra refuses the one there is, whatever the code', async () => {
    const { finding, command } = await found(refused('AADSTS7000222'));
    assert.equal(finding, 'signInFailed');
    assert.match(command ?? '', /openssl req .*\naz ad app credential reset --id/);
  });

  it('takes no other failure for a refusal', async () => {
    for (const failure of [
      refused('AADSTS50196', 'throttled'),
      new TenantFailure('graph', 'consent'),
      new Error('ours'),
    ]) {
      await assert.rejects(found(failure), failure);
    }
  });
});
