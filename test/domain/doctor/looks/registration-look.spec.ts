import assert from 'node:assert/strict';
import { registrationLook } from '../../../../src/domain/doctor/looks/registration-look.js';
import type { DoctorNeeds } from '../../../../src/domain/doctor/needs.js';
import { doctorNeeds, doorId } from '../../../support/doctor-needs.js';

describe('the look at a registration', () => {
  const needs = doctorNeeds();
  const shared = { ...needs, executing: { ...needs.executing, appId: doorId } };
  const executing = (all: DoctorNeeds) => registrationLook(all.executing, all).look();

  it('warns where one application is at the door and runs the cmdlets', async () => {
    assert.deepEqual(await executing(shared), {
      verdict: 'warning',
      finding: 'registrationShared',
      facts: { app: doorId, setting: 'EXCHANGE_APP_ID' },
      command:
        'az ad app create --display-name "SP Connector Bot" --sign-in-audience AzureADMyOrg --query appId --output tsv',
    });
  });

  it('says so of the executing identity alone, and not in the sandbox, which has one', async () => {
    assert.equal((await registrationLook(shared.bot, shared).look()).finding, 'registrationWell');
    const sandbox = { ...shared, place: { ...shared.place, isSandbox: true } };
    assert.equal((await executing(sandbox)).finding, 'registrationWell');
    assert.equal((await executing(needs)).finding, 'registrationWell');
  });
});
