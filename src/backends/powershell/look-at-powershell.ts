import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';

/** PowerShell and a module of it, as PowerShell itself tells. */
export interface PowershellState {
  readonly version: string;
  /** The module's version; undefined when it is not there. */
  readonly module: string | undefined;
}

export interface PowershellLook {
  readonly executable: string;
  /** A module's name, or the path of its .psd1 file. */
  readonly module: string;
  readonly environment: { readonly [name: string]: string };
  readonly timeoutMs: number;
}

/**
 * The module's name comes by the environment: nothing of it is ever read as PowerShell. A statement a line,
 * because PowerShell reads its input so, and the core cmdlets alone. Of a path that leads nowhere Get-Module
 * makes up a module of version 0.0.
 */
const script = [
  '$name = [Environment]::GetEnvironmentVariable("EXCHANGE_CONNECTOR_BOT_MODULE")',
  '$found = $null',
  'foreach ($each in @(Get-Module -ListAvailable -Name $name -ErrorAction Ignore)) { if ([IO.File]::Exists($each.Path) -and ($null -eq $found -or $each.Version -gt $found)) { $found = $each.Version } }',
  '[Console]::Out.WriteLine("powershell=" + $PSVersionTable.PSVersion.ToString())',
  '[Console]::Out.WriteLine("module=" + $found)',
  '',
].join('\n');

/** Starts PowerShell once and asks; undefined when it cannot be started, or does not answer in time. */
export async function lookAtPowershell(look: PowershellLook): Promise<PowershellState | undefined> {
  const { executable, module, environment, timeoutMs } = look;
  const child = spawn(executable, ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', '-'], {
    env: { ...environment, EXCHANGE_CONNECTOR_BOT_MODULE: module },
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    windowsHide: true,
  });
  // A program that is not there has neither an output nor an ear.
  const isStarted = new Promise<boolean>((resolve) => {
    child.once('spawn', () => resolve(true));
    child.once('error', () => resolve(false));
  });
  child.stdin.on('error', () => {});
  if (!(await isStarted)) return undefined;
  child.stdin.end(script);
  return stateIn(await text(child.stdout).catch(() => ''));
}

/** Whatever a terminal or a profile writes around them, the two answers are found. */
function stateIn(said: string): PowershellState | undefined {
  const plain = stripVTControlCharacters(said);
  const [, version] = /powershell=(\d[\w.+-]*)/.exec(plain) ?? [];
  const [, module] = /module=(\d[\w.+-]*)/.exec(plain) ?? [];
  return version === undefined ? undefined : { version, module };
}
