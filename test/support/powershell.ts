import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneAtATime } from './one-at-a-time.js';

const cache = join('node_modules', '.cache');

const sources = fileURLToPath(new URL('powershell-host/', import.meta.url));

/** A PowerShell that the tests may use. */
export interface FoundPowershell {
  readonly path: string;
  /** Which it is, for the reader of the test's output. */
  readonly what: string;
}

function onPath(name: string): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, file))
    .find((path) => existsSync(path));
}

/** Builds the engine host once for each content of its sources; undefined without the .NET SDK. */
function builtHost(): string | undefined {
  const files = ['PowershellHost.csproj', 'Program.cs'];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(sources, file)));
  const folder = join(process.cwd(), cache, `powershell-host-${hash.digest('hex').slice(0, 12)}`);
  const program = join(folder, process.platform === 'win32' ? 'pwsh.exe' : 'pwsh');
  if (existsSync(program)) return program;
  if (!onPath('dotnet')) return undefined;
  return oneAtATime('powershell-host', () => build(folder, program));
}

function build(folder: string, program: string): string {
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true });
  const fresh = `${folder}-${process.pid}`;
  const { status, stdout } = spawnSync(
    'dotnet',
    ['publish', join(sources, 'PowershellHost.csproj'), '-c', 'Release', '-o', fresh, '--nologo'],
    {
      encoding: 'utf8',
      env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' },
    },
  );
  for (const name of ['bin', 'obj']) rmSync(join(sources, name), { recursive: true, force: true });
  if (status !== 0) throw new Error(`The PowerShell engine host could not be built:\n${stdout}`);
  renameSync(fresh, folder);
  return program;
}

/**
 * `POWERSHELL_PATH`, a pwsh on PATH, or the genuine engine in a host of a few lines, built with the .NET
 * SDK; undefined where there is none of them.
 */
export function findPowershell(): FoundPowershell | undefined {
  const set = process.env['POWERSHELL_PATH'];
  if (set) return { path: set, what: `POWERSHELL_PATH, ${set}` };
  const pwsh = onPath('pwsh');
  if (pwsh) return { path: pwsh, what: `pwsh on PATH, ${pwsh}` };
  const host = builtHost();
  return host === undefined
    ? undefined
    : { path: host, what: 'the engine System.Management.Automation 7.6.9 in a host of its own' };
}
