import { powershell, powershellBackend } from '../support/powershell-backend.js';
import { exchangeBackendContract } from './exchange-backend-contract.js';

if (powershell) {
  exchangeBackendContract(`PowerShell (${powershell.what})`, powershellBackend);
} else {
  process.stdout.write('SKIPPED: no PowerShell and no .NET SDK: its backend was not tried.\n');
}
