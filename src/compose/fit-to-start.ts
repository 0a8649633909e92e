import { lookAtPowershell } from '../backends/powershell/look-at-powershell.js';
import type { Config } from '../config.js';
import { listenFault } from '../http/knock.js';
import { folderState } from '../observe/machine.js';
import { powershellStartMs } from './tenant.js';

/** What keeps the bot from starting: a line for each, with what to do about it. */
export class StartFaults extends Error {
  override readonly name = 'StartFaults';

  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/**
 * Looks at what the bot cannot do without, before anything of it is begun. What may pass by itself, such as
 * the network or the clock, keeps no bot from starting: `doctor` and the log tell of it.
 * @throws StartFaults with every fault at once
 */
export async function assertFitToStart(config: Config): Promise<void> {
  const found = await Promise.all([
    folderFault(config),
    portFaults(config),
    powershellFault(config),
  ]);
  const faults = found.flat();
  if (faults.length > 0) throw new StartFaults(faults);
}

async function folderFault({ dataDir }: Config): Promise<readonly string[]> {
  const state = await folderState(dataDir);
  if (!('fault' in state)) {
    return state.freeBytes > 0 ? [] : [`DATA_DIR: there is no room left in "${dataDir}".`];
  }
  return state.fault === 'none'
    ? [`DATA_DIR: there is no folder "${dataDir}", and it cannot be made.`]
    : [`DATA_DIR: nothing can be written to "${dataDir}".`];
}

async function portFaults({
  http,
  metricsHost,
  metricsPort = 0,
}: Config): Promise<readonly string[]> {
  const ports = [
    { names: ['PORT', 'HOST'], ...http },
    { names: ['METRICS_PORT', 'METRICS_HOST'], host: metricsHost, port: metricsPort },
  ];
  const faults: string[] = [];
  // One after the other: two that look at the same port at once would find each other there.
  for (const port of ports) if (port.port !== 0) faults.push(...(await portFault(port)));
  return faults;
}

async function portFault(at: {
  readonly names: readonly string[];
  readonly host: string;
  readonly port: number;
}): Promise<readonly string[]> {
  const { names, host, port } = at;
  const [name, hostName] = names;
  const code = await listenFault(at);
  if (code === undefined) return [];
  if (code === 'EADDRINUSE') {
    return [`${name}: port ${port} is in use. Write another, or stop the other program.`];
  }
  return code === 'EACCES'
    ? [`${name}: port ${port} may not be opened. Write one above 1023.`]
    : [`${hostName}: nothing can listen at "${host}" (${code}). Write an address of this machine.`];
}

async function powershellFault({ backend, powershell }: Config): Promise<readonly string[]> {
  if (backend !== 'powershell') return [];
  const { executable, module } = powershell;
  const state = await lookAtPowershell({ ...powershell, timeoutMs: powershellStartMs });
  if (!state) return [`POWERSHELL_PATH: "${executable}" cannot be started.`];
  const install =
    'Install-Module -Name ExchangeOnlineManagement -MinimumVersion 3.7.0 -Scope AllUsers';
  return state.module === undefined
    ? [`POWERSHELL_MODULE: PowerShell finds no module "${module}". ${install}`]
    : [];
}
