import { failed, unused, well } from '../found.js';
import type { Look } from '../look.js';
import { installModule, installPowershell } from '../mends/machine.js';
import { setSetting, steps } from '../mends/shell.js';
import type { DoctorNeeds } from '../needs.js';
import { isAtLeast } from '../version.js';

/** App-only access with an access token (ExchangeOnlineManagement 3.1), and what 3.7 mended of it. */
export const leastModule = '3.7.0';
export const leastPowershell = '7.4.0';

/** PowerShell and Microsoft's module, where they run the cmdlets. */
export const powershellLook = ({ exchange, probes, powershell, place }: DoctorNeeds): Look => ({
  id: 'powershell',
  settings: ['BACKEND', 'POWERSHELL_PATH', 'POWERSHELL_MODULE'],
  look: async () => {
    if (exchange.describe().name !== 'powershell') return unused('powershellUnused');
    const { path, module } = powershell;
    const install = installPowershell(place.platform);
    const state = await probes.powershell();
    if (!state) return failed('powershellMissing', { path }, install);
    const { version, module: found } = state;
    if (!isAtLeast(version, leastPowershell)) {
      return failed('powershellOld', { version, least: leastPowershell }, install);
    }
    const installing = installModule(path, leastModule);
    if (found === undefined) {
      // A path that leads nowhere is mended by the name, which PowerShell finds by itself.
      const byName = setSetting('POWERSHELL_MODULE', 'ExchangeOnlineManagement');
      const isPath = /[\\/]/.test(module);
      return failed('moduleMissing', { module }, isPath ? steps(installing, byName) : installing);
    }
    return isAtLeast(found, leastModule)
      ? well('powershellWell', { version, module: found })
      : failed('moduleOld', { version: found, least: leastModule }, installing);
  },
});
