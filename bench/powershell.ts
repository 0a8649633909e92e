/**
 * The PowerShell backend beside what else could be done, in one run: one process a command, a warm
 * hand-written loop on the same process, and the pool. Prints a table; needs pwsh or the .NET SDK.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { powershellEnvironment } from '../src/config/powershell-environment.js';
import { catalogue } from '../src/domain/cmdlets/catalogue.js';
import type { CmdletCall } from '../src/domain/cmdlets/cmdlet-call.js';
import type { ExchangeBackend } from '../src/domain/ports/exchange-backend.js';
import { sandboxPeople } from '../src/sandbox/people.js';
import { serveTenant } from '../src/sandbox/tenant/serve.js';
import { powershell, powershellBackend } from '../test/support/powershell-backend.js';
import { sandboxTokens } from '../test/support/sandbox-tokens.js';
import { tempFolder } from '../test/support/temp-folder.js';
import { bareRows } from './support/bare-socket.js';
import { median } from './support/median.js';

const sandboxModule = fileURLToPath(
  new URL(
    '../src/sandbox/powershell/ExchangeOnlineManagement/ExchangeOnlineManagement.psd1',
    import.meta.url,
  ),
);
const read = { cmdlet: 'Get-ActiveSyncOrganizationSettings', parameters: {} } as CmdletCall;
const allDevices = {
  cmdlet: 'Get-MobileDevice',
  parameters: { ResultSize: 'Unlimited' },
} as CmdletCall;

const say = (text: string): boolean => process.stdout.write(`${text}\n`);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function drain(backend: ExchangeBackend, call: CmdletCall): Promise<number> {
  let rows = 0;
  for await (const page of backend.run(call)) rows += page.length;
  return rows;
}

async function medianOf(times: number, work: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let n = 0; n < times; n += 1) all.push(await timed(work));
  return median(all);
}

/** One warm process, fed with lines by hand: the least that a call through PowerShell can cost. */
function handWrittenLoop(program: string, env: { readonly [name: string]: string }) {
  const shell = spawn(program, ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', '-'], {
    env,
  });
  const lines = createInterface({ input: shell.stdout });
  const call = (text: string): Promise<string> =>
    new Promise((resolve) => {
      lines.once('line', resolve);
      shell.stdin.write(`${text}\n`);
    });
  return { call, end: () => shell.kill('SIGKILL') };
}

/** The ids of the PowerShell processes that this one has started. */
const workersOf = (program: string): readonly number[] =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(program))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent]) => Number(parent) === process.pid)
    .map(([pid]) => Number(pid));

const percentile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[
    Math.min(values.length - 1, Math.floor(values.length * part))
  ] ?? 0;

if (!powershell) {
  say('There is no PowerShell and no .NET SDK on this machine.');
  process.exit(1);
}
say(`PowerShell: ${powershell.what}; Node ${process.version}`);
const folder = tempFolder();
const served = await serveTenant({ dataDir: folder.path, size: { mailboxes: 60, devices: 120 } });

const cold = await medianOf(5, async () => {
  const one = powershellBackend(served.url, { workers: 1 });
  await drain(one, read);
  await one.close();
});
const backend = powershellBackend(served.url, { workers: 4 });
await Promise.all([1, 2, 3, 4].map(() => drain(backend, read)));
const warm = await medianOf(200, () => drain(backend, read));
const token = await sandboxTokens(served.url)('https://outlook.office365.com/.default');
const loop = handWrittenLoop(
  powershell.path,
  powershellEnvironment(process.env, `${served.url}/exchange`, served.url),
);
await loop.call(
  `Import-Module '${sandboxModule}'; Connect-ExchangeOnline -AccessToken '${token}' -Organization '${sandboxPeople.tenant.initialDomain}' -ShowBanner $false; [Console]::Out.WriteLine('connected')`,
);
const bare = await medianOf(200, () =>
  loop.call(
    '$settings = Get-ActiveSyncOrganizationSettings; [Console]::Out.WriteLine($settings.DefaultAccessLevel)',
  ),
);
loop.end();
say(`one process a command      ${cold.toFixed(0)} ms`);
say(
  `warm pool, one row         ${warm.toFixed(2)} ms  (${(cold / warm).toFixed(0)} x faster; budget 50 x)`,
);
say(
  `hand-written stdin loop    ${bare.toFixed(2)} ms for the same cmdlet (the pool takes ${(warm / bare).toFixed(2)} x; budget 2.5 x)`,
);

for (const callers of [1, 4, 16]) {
  const total = 200;
  const ms = await timed(() =>
    Promise.all(
      Array.from({ length: callers }, async () => {
        for (let n = 0; n < total / callers; n += 1) await drain(backend, read);
      }),
    ),
  );
  say(
    `${String(callers).padStart(2)} callers                 ${((total / ms) * 1000).toFixed(0)} calls/s`,
  );
}

const quick = async (): Promise<number[]> => {
  const all: number[] = [];
  for (let n = 0; n < 150; n += 1) all.push(await timed(() => drain(backend, read)));
  return all;
};
const alone = percentile(await quick(), 0.99);
served.tenant.faults.set('exchange', { mode: 'slow', ms: 9000, times: 1 });
const long = drain(backend, read);
await new Promise((resolve) => setTimeout(resolve, 200));
const beside = percentile(await quick(), 0.99);
await long;
say(
  `p99 of quick calls         ${alone.toFixed(1)} ms alone, ${beside.toFixed(1)} ms beside a 9 s cmdlet (${(beside / alone).toFixed(2)} x; budget 1.2 x)`,
);
await backend.close();
await served.close();

const count = Number(process.argv[2] ?? 100_000);
const rowsModule = fileURLToPath(
  new URL('support/rows/ExchangeOnlineManagement/ExchangeOnlineManagement.psd1', import.meta.url),
);
const environment = {
  ...powershellEnvironment(process.env, `http://127.0.0.1/#${count}`, 'http://127.0.0.1'),
};
const smallFolder = tempFolder();
const small = await serveTenant({ dataDir: smallFolder.path, size: { mailboxes: 5, devices: 5 } });
const streaming = powershellBackend(small.url, {
  workers: 1,
  silenceTimeoutMs: 60_000,
  module: rowsModule,
  environment,
});

/** Milliseconds from the first row to the last, and how many there were. */
async function streamed(): Promise<{ rows: number; milliseconds: number }> {
  let [rows, start] = [0, 0];
  for await (const _ of streaming.run(allDevices)) {
    if (rows === 0) start = performance.now();
    rows += 1;
  }
  return { rows, milliseconds: performance.now() - start };
}

const properties = Object.keys(catalogue['Get-MobileDevice'].row);
const bareRuns: number[] = [];
const adapterRuns: number[] = [];
await streamed();
const before = process.memoryUsage().rss;
for (let round = 0; round < 3; round += 1) {
  bareRuns.push(
    (await bareRows(powershell.path, environment, rowsModule, properties)).milliseconds,
  );
  adapterRuns.push((await streamed()).milliseconds);
}
const [bareMs, adapterMs] = [median(bareRuns), median(adapterRuns)];
const grown = (process.memoryUsage().rss - before) / 1024 ** 2;
say(
  `${count} rows             ${(adapterMs / 1000).toFixed(2)} s, over a bare socket ${(bareMs / 1000).toFixed(2)} s (${(adapterMs / bareMs).toFixed(2)} x; budget 1.3 x); memory of the bot ${grown.toFixed(0)} MB more`,
);

let seen = 0;
let killedAt = 0;
const broken = await (async () => {
  for await (const _ of streaming.run(allDevices)) {
    seen += 1;
    if (seen !== 1000) continue;
    killedAt = performance.now();
    for (const pid of workersOf(powershell.path)) process.kill(pid, 'SIGKILL');
  }
})().then(
  () => 'nothing was noticed',
  (error: unknown) => `${error}`,
);
const toldMs = performance.now() - killedAt;
await streaming.run(allDevices)[Symbol.asyncIterator]().next();
say(
  `worker killed in mid-stream  after ${seen} rows: told in ${toldMs.toFixed(0)} ms (${broken}); the next cmdlet's first row after ${((performance.now() - killedAt) / 1000).toFixed(1)} s`,
);
await streaming.close();

const flat = powershellBackend(small.url, {
  workers: 2,
  recycle: { calls: 500, minutes: 60, memory: 2 ** 31 },
});
const total = 5000;
const flatStart = performance.now();
let failures = 0;
const figures: string[] = [];
for (let n = 0; n < total; n += 4) {
  if (n % 200 === 0) small.tenant.faults.set('exchange', { mode: 'error-500', times: 2 });
  const results = await Promise.allSettled([1, 2, 3, 4].map(() => drain(flat, read)));
  failures += results.filter(({ status }) => status === 'rejected').length;
  if (n % 1000 === 0 || n + 4 >= total) {
    const megabytes = (process.memoryUsage().rss / 1024 ** 2).toFixed(0);
    figures.push(`${n + 4}: ${megabytes} MB, ${workersOf(powershell.path).length} workers`);
  }
}
say(
  `${total} calls with faults    ${((performance.now() - flatStart) / 1000).toFixed(0)} s, ${failures} failed as planned; bot's memory and workers after ${figures.join('; ')}`,
);
await flat.close();
await small.close();
folder.remove();
smallFolder.remove();
process.exit(0);
