import type { Platform } from '../needs.js';
import { shellWord, steps } from './shell.js';

/** Commands for the machine that the bot runs on. */

const setClockOn: { readonly [P in Platform]: string } = {
  linux: 'sudo timedatectl set-ntp true',
  macOS: 'sudo sntp -sS time.apple.com',
  windows: 'w32tm /resync /force',
};

export const setClock = (platform: Platform): string => setClockOn[platform];

/** Whoever runs this is who runs the bot. */
export function ownFolder(platform: Platform, folder: string): string {
  const word = shellWord(folder);
  return platform === 'windows'
    ? `icacls ${word} /grant "%USERNAME%:(OI)(CI)M"`
    : `sudo chown -R "$(id -un)" ${word} && chmod -R u+rwX ${word}`;
}

export const makeFolder = (platform: Platform, folder: string): string => {
  const word = shellWord(folder);
  return platform === 'windows'
    ? `mkdir ${word}`
    : `sudo install -d -o "$(id -un)" -m 0700 ${word}`;
};

/** What takes the room. */
export const showRoom = (platform: Platform, folder: string): string =>
  platform === 'windows'
    ? `dir ${shellWord(folder)} /s /o-s`
    : `df -h ${shellWord(folder)} && du -ah ${shellWord(folder)} | sort -rh | head -20`;

const showPortOn: { readonly [P in Platform]: (port: number) => string } = {
  linux: (port) => `sudo ss -ltnp 'sport = :${port}'`,
  macOS: (port) => `sudo lsof -nP -iTCP:${port} -sTCP:LISTEN`,
  windows: (port) => `netstat -ano | findstr :${port}`,
};

/** Which program listens there. */
export const showPort = (platform: Platform, port: number): string => showPortOn[platform](port);

/** The way to a service, with its certificate and every proxy on it. */
export const tryReach = (url: string): string => `curl -sSv -o /dev/null ${shellWord(url)}`;

export const startBot = 'npm run serve';

/** Source: learn.microsoft.com/powershell/scripting/install. */
const installPowershellOn: { readonly [P in Platform]: string } = {
  linux: 'sudo snap install powershell --classic # or https://aka.ms/install-powershell',
  macOS: 'brew install powershell',
  windows: 'winget install --id Microsoft.PowerShell',
};

export const installPowershell = (platform: Platform): string => installPowershellOn[platform];

/** Source: learn.microsoft.com/powershell/exchange/exchange-online-powershell-v2. */
export const installModule = (executable: string, leastVersion: string): string =>
  `${shellWord(executable)} -NoProfile -Command "Install-Module ExchangeOnlineManagement -MinimumVersion ${leastVersion} -Scope AllUsers -Force"`;

/** What a database says by its code, and the command for it. */
export function reachDatabase(place: string, code: string): string {
  const [host = '', database = ''] = place.split('/');
  const [name = '', port = '5432'] = host.split(':');
  const at = `-h ${shellWord(name)} -p ${shellWord(port)}`;
  if (code === '3D000') return `createdb ${at} -U postgres ${shellWord(database)}`;
  if (code.startsWith('28')) {
    return `psql ${at} -U postgres -c '\\password' # and write the same to DATABASE_URL`;
  }
  return steps(`pg_isready ${at}`, `psql "$DATABASE_URL" -c 'select 1'`);
}

/** A newer version wrote the database. */
export const upgrade = 'git pull && npm ci && npm run build';
