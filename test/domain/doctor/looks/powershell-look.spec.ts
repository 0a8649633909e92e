import assert from 'node:assert/strict';
import { powershellLook } from '../../../../src/domain/doctor/looks/powershell-look.js';
import type { Platform } from '../../../../src/domain/doctor/needs.js';
import { doctorNeeds } from '../../../support/doctor-needs.js';

const { exchange: rest } = doctorNeeds();
const exchange = { ...rest, describe: () => ({ ...rest.describe(), name: 'powershell' as const }) };

describe('the look at PowerShell', () => {
  const look = (version: string, platform: Platform = 'linux') =>
    powershellLook(
      doctorNeeds({
        exchange,
        probes: { powershell: async () => ({ version, module: '3.7.0' }) },
        place: { platform },
      }),
    ).look();

  for (const version of ['5.1.22621', '7.3.12']) {
    it(`refuses version ${version}, whatever the module is`, async () => {
      assert.deepEqual(await look(version), {
        verdict: 'failed',
        finding: 'powershellOld',
        facts: { version, least: '7.4.0' },
        command: 'sudo snap install powershell --classic # or https://aka.ms/install-powershell',
      });
    });
  }

  it('installs a newer one in the way of the machine', async () => {
    const { command } = await look('5.1.22621', 'windows');
    assert.equal(command, 'winget install --id Microsoft.PowerShell');
  });

  it('takes the oldest that is supported', async () => {
    assert.equal((await look('7.4.0')).finding, 'powershellWell');
  });
});
