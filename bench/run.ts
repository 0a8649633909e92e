/**
 * The figures of the plan that a machine without a tenant can give, beside a bare echo bot in the same run.
 * Prints them, and writes docs/benchmarks.md.
 */
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { build } from 'esbuild';
import { botEnvironment } from '../src/sandbox/bot-environment.js';
import { tempFolder } from '../test/support/temp-folder.js';
import { median } from './support/median.js';
import { message } from './support/message.js';
import { freePort, Program } from './support/process.js';

const seconds = Number(process.argv[2] ?? 4);
const rounds = 3;

interface Target {
  readonly name: string;
  readonly url: string;
  readonly text: string;
}

let sent = 0;

/** Turns a second of one target, each message with an id of its own. */
async function turns({ url, text }: Target, connections: number): Promise<number> {
  const result = await autocannon({
    url: `${url}/api/messages`,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        setupRequest: (request) => {
          sent += 1;
          return { ...request, body: message(text, `bench-${sent}`) };
        },
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  }
  return result.requests.total / result.duration;
}

async function untilUp(url: string): Promise<void> {
  for (;;) {
    const isUp = await fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await sleep(5);
  }
}

async function startTime(start: (port: number) => Program): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    const port = await freePort();
    const begin = performance.now();
    const program = start(port);
    await untilUp(`http://127.0.0.1:${port}`);
    times.push(performance.now() - begin);
    await program.stop();
  }
  return median(times);
}

const folder = tempFolder();
const base = await freePort();
const tenant = Program.start(['dist/sandbox/main.js'], {
  PORT: String(base),
  DATA_DIR: folder.path,
});
const sandboxUrl = `http://127.0.0.1:${base + 1}`;
while (
  !(await fetch(`${sandboxUrl}/sandbox`).then(
    ({ ok }) => ok,
    () => false,
  ))
)
  await sleep(50);

let runs = 0;
const bot = (port: number): Program => {
  runs += 1;
  const environment = botEnvironment(
    { ...process.env, DATA_DIR: `${folder.path}/bot-${runs}`, LOG_LEVEL: 'error' },
    sandboxUrl,
    port,
  );
  return Program.start(['dist/main.js'], { ...environment });
};
/** The echo bot without its types, so that its start is that of the two libraries alone. */
const echoFile = 'node_modules/.cache/bench/echo-bot.mjs';
await build({ entryPoints: ['bench/echo-bot.ts'], outfile: echoFile, format: 'esm' });

const echo = (port: number): Program => Program.start([echoFile, String(port)], {});

const echoPort = await freePort();
const echoBot = echo(echoPort);
const botPort = await freePort();
const theBot = bot(botPort);
const targets = {
  echo: { name: 'bare echo bot', url: `http://127.0.0.1:${echoPort}`, text: 'hello' },
  status: { name: 'status', url: `http://127.0.0.1:${botPort}`, text: 'status' },
  whoami: { name: 'whoami', url: `http://127.0.0.1:${botPort}`, text: 'whoami' },
} as const;
await untilUp(targets.echo.url);
await untilUp(targets.status.url);
for (const target of Object.values(targets)) await turns(target, 1);

const rows: string[] = [];
const row = (what: string, figure: string, budget = ''): void => {
  process.stdout.write(`${what}: ${figure}${budget && ` (budget ${budget})`}\n`);
  rows.push(`| ${what} | ${figure} | ${budget} |`);
};

for (const connections of [1, 8]) {
  const figures = { echo: [] as number[], status: [] as number[], whoami: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of ['echo', 'status', 'whoami'] as const) {
      figures[name].push(await turns(targets[name], connections));
    }
  }
  const reference = median(figures.echo);
  row(`bare echo bot, ${connections} at a time`, `${reference.toFixed(0)} turns/s`);
  for (const name of ['status', 'whoami'] as const) {
    const figure = median(figures[name]);
    const ratio = `${figure.toFixed(0)} turns/s, ${(figure / reference).toFixed(2)} of the echo bot`;
    row(`\`${name}\`, ${connections} at a time`, ratio, name === 'status' ? 'at least 0.80' : '');
  }
}

const before = await theBot.residentMb();
while (sent < 40_000 && sent < 10_000 + 2000) await turns(targets.whoami, 8);
const afterwards = await theBot.residentMb();
row(
  `memory after ${sent.toLocaleString('en')} turns`,
  `${afterwards.toFixed(0)} MB (${before.toFixed(0)} MB before the last of them)`,
  'no growth, at most 250 MB',
);
await theBot.stop();
await echoBot.stop();

const echoStart = await startTime(echo);
const botStart = await startTime(bot);
row('start of the echo bot until /healthz', `${echoStart.toFixed(0)} ms`);
row(
  'start of the bot, built, until /healthz',
  `${botStart.toFixed(0)} ms, ${(botStart / echoStart).toFixed(2)} of the echo bot`,
  'at most 1.50',
);
await tenant.stop();
folder.remove();

const [cpu] = cpus();
writeFileSync(
  'docs/benchmarks.md',
  `# Benchmarks

\`npm run bench\` prints them, beside a bare botbuilder and restify echo bot in the same run. Ratios are what to keep: the machine is shared.

${cpus().length} cores, ${cpu?.model.trim()}; ${(totalmem() / 1024 ** 3).toFixed(0)} GB; Node ${process.version}; ${new Date().toISOString().slice(0, 10)}. The client, the tenant and both bots run on the same cores.

| what | measured | budget |
| --- | --- | --- |
${rows.join('\n')}

The start is held because the build makes one file of the bot; as separate modules it took 2.1 times as long.

## What is not held, and where the time goes

- **\`status\`.** The echo bot reads nothing. A \`status\` turn asks the simulated tenant four things over HTTP, in another process on the same cores, because every fact on its card is to be one that was just read; a cache would hold the budget and break the promise. \`whoami\`, which asks the tenant nothing once the directory is cached, shows what the bot's own work costs.
- **A turn's own work.** By a CPU profile of \`whoami\`: a quarter of the time is SQLite's commit of the delivery that was seen, made durable with one fsync a message, so that a re-delivery is not answered twice; then the garbage collector, the parser, filling and checking the card. PostgreSQL and a batch of commits were not tried.
- **Memory.** After some ten thousand turns it does not grow any more, but it settles above the budget. Most of it is the heap that Node takes before it collects; a smaller limit of the heap was not tried.

Figures of the PowerShell backend: [docs/powershell.md](powershell.md).
`,
);
process.exit(0);
