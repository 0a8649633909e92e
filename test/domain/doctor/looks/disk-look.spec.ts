import assert from 'node:assert/strict';
import { diskLook } from '../../../../src/domain/doctor/looks/disk-look.js';
import type { Platform } from '../../../../src/domain/doctor/needs.js';
import { doctorNeeds } from '../../../support/doctor-needs.js';

const mebibyte = 1024 * 1024;

describe('the look at the data folder', () => {
  const look = (freeBytes: number, platform: Platform = 'linux') =>
    diskLook(
      doctorNeeds({ probes: { folder: async () => ({ freeBytes }) }, place: { platform } }),
    ).look();

  it('warns of less than 500 MB, and shows what takes the room', async () => {
    assert.deepEqual(await look(500 * mebibyte - 1), {
      verdict: 'warning',
      finding: 'diskLow',
      facts: { megabytes: 499, folder: '/var/lib/bot' },
      command: 'df -h /var/lib/bot && du -ah /var/lib/bot | sort -rh | head -20',
    });
    assert.equal((await look(0, 'windows')).command, 'dir /var/lib/bot /s /o-s');
  });

  it('is content from 500 MB on', async () => {
    const found = await look(500 * mebibyte);
    assert.deepEqual(found, { verdict: 'passed', finding: 'diskWell', facts: { megabytes: 500 } });
  });
});
