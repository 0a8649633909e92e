/** A process that holds a PowerShell worker, to be killed: prints "ready" once the worker has answered. */
import { powershellBackend } from './powershell-backend.js';

const backend = powershellBackend(process.argv[2] ?? '', { workers: 1 });
const rows = backend.run({ cmdlet: 'Get-ActiveSyncOrganizationSettings', parameters: {} });
for await (const _ of rows) process.stdout.write('ready\n');
setInterval(() => undefined, 1000);
