import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { oneAtATime } from './one-at-a-time.js';

const cache = join('node_modules', '.cache');

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

/** The version that the specs run on where the machine has none of its own. */
const version = '7.6.9';

/** Microsoft's own pwsh, a .NET tool of the package registry; undefined without the .NET SDK. */
function installed(): string | undefined {
  const folder = join(process.cwd(), cache, `powershell-${version}`);
  const program = join(folder, process.platform === 'win32' ? 'pwsh.exe' : 'pwsh');
  if (existsSync(program)) return program;
  if (!onPath('dotnet')) return undefined;
  return oneAtATime('powershell', () => install(folder, program));
}

function install(folder: string, program: string): string {
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true });
  const fresh = `${folder}-${process.pid}`;
  const { status, stdout, stderr } = spawnSync(
    'dotnet',
    ['tool', 'install', 'PowerShell', '--version', version, '--tool-path', fresh],
    {
      encoding: 'utf8',
      env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' },
    },
  );
  if (status !== 0) throw new Error(`PowerShell could not be installed:\n${stdout}${stderr}`);
  renameSync(fresh, folder);
  return program;
}

/**
 * `POWERSHELL_PATH`, a pwsh on PATH, or Microsoft's own as a .NET tool in a cache folder; undefined where there is
 * none of them and no .NET SDK.
 */
export function findPowershell(): FoundPowershell | undefined {
  const set = process.env['POWERSHELL_PATH'];
  if (set) return { path: set, what: `POWERSHELL_PATH, ${set}` };
  const pwsh = onPath('pwsh');
  if (pwsh) return { path: pwsh, what: `pwsh on PATH, ${pwsh}` };
  const tool = installed();
  return tool === undefined ? undefined : { path: tool, what: `pwsh ${version}, a .NET tool` };
}
