import { TenantFailure } from '../../domain/failure.js';
import type { SessionError } from './message.js';
import { sessionFailure } from './session-failure.js';

/** How Microsoft's module is installed (learn.microsoft.com/powershell/exchange). */
const installLine = 'Install-Module -Name ExchangeOnlineManagement -Scope AllUsers';

/** What kept a session from being there: the module, or what Connect-ExchangeOnline said. */
export function connectFailure(module: string, error: SessionError): TenantFailure {
  if (/FileNotFoundException|Modules_ModuleNotFound/.test(`${error.type} ${error.id}`)) {
    return new TenantFailure('exchange', 'unreachable', {
      asked: 'Import-Module',
      said: `The PowerShell module ${module} is not installed on the bot's machine. ${installLine}`,
    });
  }
  return sessionFailure({ cmdlet: 'Connect-ExchangeOnline', isWrite: false }, error);
}

/** PowerShell itself did not start, or ended before it was ready. */
export const startFailure = (executable: string): TenantFailure =>
  new TenantFailure('exchange', 'unreachable', {
    asked: 'PowerShell',
    said: `PowerShell did not start on the bot's machine. POWERSHELL_PATH names ${executable.split(/[\\/]/).at(-1)}.`,
  });
