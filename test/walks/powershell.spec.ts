import assert from 'node:assert/strict';
import { powershell, powershellSettings } from '../support/powershell-backend.js';
import { shownIn, startWalk, type Walk } from '../support/walk.js';

describe('every command with the PowerShell backend', function () {
  this.timeout(60_000);
  let walk: Walk;
  before(async function () {
    if (!powershell) {
      process.stdout.write('SKIPPED: no PowerShell: the commands were not tried with it.\n');
      return this.skip();
    }
    walk = await startWalk(powershellSettings);
  });
  after(() => walk?.stop());

  for (const [asked, expected] of [
    ['check prerequisites', /The prerequisites are met/],
    ['check permissions', /All 13 cmdlets and the Intune right are there/],
    ['check permissions for svc-limited@contoso.com', /7 of 13 cmdlets are missing/],
    ['check', /Check of the connector/],
    ['status', /through the PowerShell backend/],
    ['health', /PowerShell 7\.[\s\S]*ExchangeOnlineManagement/],
  ] as const) {
    it(asked, async () => {
      await walk.say('grace', 'language en');
      assert.match(shownIn(await walk.say('grace', asked)), expected);
    });
  }

  it('says so when Exchange denies a cmdlet', async () => {
    walk.fault('exchange', { mode: 'deny-cmdlet' });
    const shown = shownIn(await walk.say('grace', 'check prerequisites'));
    walk.fault('exchange');
    assert.match(shown, /Exchange Online does not permit this cmdlet/);
  });
});
