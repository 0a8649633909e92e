import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { PowershellBackend } from '../../src/backends/powershell/powershell-backend.js';
import type { PowershellOptions } from '../../src/backends/powershell/powershell-options.js';
import { workerScript } from '../../src/backends/powershell/worker-script.js';
import { powershellEnvironment } from '../../src/config/powershell-environment.js';
import { sandboxPeople } from '../../src/sandbox/people.js';
import { findPowershell } from './powershell.js';
import { sandboxTokens } from './sandbox-tokens.js';

export const powershell = findPowershell();

/** Settings of a bot that runs its cmdlets through that PowerShell, which finds .NET on the path. */
export const powershellSettings = {
  BACKEND: 'powershell',
  POWERSHELL_PATH: powershell?.path ?? '',
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
};

const module = fileURLToPath(
  new URL(
    '../../src/sandbox/powershell/ExchangeOnlineManagement/ExchangeOnlineManagement.psd1',
    import.meta.url,
  ),
);

/** The PowerShell backend over the simulated tenant at an address. */
export function powershellBackend(
  tenantUrl: string,
  change: Partial<PowershellOptions> = {},
): PowershellBackend {
  const { tenant, servicePrincipal } = sandboxPeople;
  const { appId } = servicePrincipal;
  const getToken = sandboxTokens(tenantUrl);
  return new PowershellBackend({
    executable: powershell?.path ?? 'pwsh',
    environment: powershellEnvironment(process.env, `${tenantUrl}/exchange`, tenantUrl),
    module,
    script: workerScript(),
    startTimeoutMs: 30_000,
    silenceTimeoutMs: 10_000,
    newId: randomUUID,
    connection: { appId, organization: tenant.initialDomain, getToken },
    workers: 2,
    longestQueue: 100,
    drainMs: 3000,
    recycle: { calls: 100_000, minutes: 600, memory: 2 * 1024 ** 3 },
    clock: () => new Date(),
    log: () => undefined,
    ...change,
  });
}
