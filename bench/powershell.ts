/**
 * The PowerShell backend beside what else could be done, in one run: one process a command, a warm
 * hand-written loop on the same process, and the pool. Prints a table; needs pwsh or the .NET SDK.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { CmdletCall } from '../src/domain/cmdlets/cmdlet-call.js';
import type { ExchangeBackend } from '../src/domain/ports/exchange-backend.js';
import { serveTenant } from '../src/sandbox/tenant/serve.js';
import { powershell, powershellBackend } from '../test/support/powershell-backend.js';
import { tempFolder } from '../test/support/temp-folder.js';
import { median } from './support/median.js';

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
  for await (const _ of backend.run(call)) rows += 1;
  return rows;
}

async function medianOf(times: number, work: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let n = 0; n < times; n += 1) all.push(await timed(work));
  return median(all);
}

/** One warm process, fed with lines by hand: the least that a call through PowerShell can cost. */
function handWrittenLoop(program: string) {
  const shell = spawn(program, ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', '-']);
  const lines = createInterface({ input: shell.stdout });
  const call = (text: string): Promise<string> =>
    new Promise((resolve) => {
      lines.once('line', resolve);
      shell.stdin.write(`${text}\n`);
    });
  return { call, end: () => shell.kill('SIGKILL') };
}

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
const loop = handWrittenLoop(powershell.path);
await loop.call('[Console]::Out.WriteLine(1)');
const bare = await medianOf(200, () => loop.call(`[Console]::Out.WriteLine('${'x'.repeat(300)}')`));
loop.end();
say(`one process a command      ${cold.toFixed(0)} ms`);
say(
  `warm pool, one row         ${warm.toFixed(2)} ms  (${(cold / warm).toFixed(0)} x faster; budget 50 x)`,
);
say(
  `hand-written stdin loop    ${bare.toFixed(2)} ms for a constant line, without a cmdlet or HTTP`,
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

const devices = Number(process.argv[2] ?? 100_000);
const largeFolder = tempFolder();
const large = await serveTenant({
  dataDir: largeFolder.path,
  size: { mailboxes: 20_000, devices },
});
const streaming = powershellBackend(large.url, { workers: 1, silenceTimeoutMs: 60_000 });
await drain(streaming, read);
const before = process.memoryUsage().rss;
let rows = 0;
const streamMs = await timed(async () => {
  rows = await drain(streaming, allDevices);
});
say(
  `${rows} rows             ${(streamMs / 1000).toFixed(1)} s, of which the module's own HTTP and conversion are the most; memory of the bot ${((process.memoryUsage().rss - before) / 1024 ** 2).toFixed(0)} MB more (the tenant runs in the same process)`,
);
await streaming.close();
await large.close();
folder.remove();
largeFolder.remove();
process.exit(0);
