/**
 * The figures of the plan that a machine without a tenant can give, beside a bare echo bot in the same run.
 * Prints them, and puts them into docs/benchmarks.md.
 */
import autocannon from 'autocannon';
import { build } from 'esbuild';
import { freePort } from '../test/support/free-port.js';
import { Figures } from './support/figures.js';
import { median } from './support/median.js';
import { message } from './support/message.js';
import { Program, untilUp } from './support/process.js';
import { Stage } from './support/stage.js';

const seconds = Number(process.argv[2] ?? 4);
const rounds = 3;

interface Target {
  readonly url: string;
  readonly text: string;
  readonly program: Program;
}

interface Measured {
  /** Turns a second. */
  readonly rate: number;
  /** Milliseconds of the program's processor time for one turn. */
  readonly work: number;
}

let sent = 0;

/** Turns of one target, each message with an id of its own. */
async function turns({ url, text, program }: Target, connections: number): Promise<Measured> {
  const before = await program.processorMs();
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
  const { total } = result.requests;
  return {
    rate: total / result.duration,
    work: ((await program.processorMs()) - before) / total,
  };
}

async function startTime(start: (port: number) => Program): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    const port = await freePort();
    const begin = performance.now();
    const program = start(port);
    await untilUp(`http://127.0.0.1:${port}/healthz`);
    times.push(performance.now() - begin);
    await program.stop();
  }
  return median(times);
}

/** The echo bot without its types, so that its start is that of the two libraries alone. */
const echoFile = 'node_modules/.cache/bench/echo-bot.mjs';
await build({ entryPoints: ['bench/echo-bot.ts'], outfile: echoFile, format: 'esm' });
const startEcho = (port: number): Program => Program.start([echoFile, String(port)], {});

const stage = await Stage.open();
const bot = await stage.bot();
const echoPort = await freePort();
const echo = { program: startEcho(echoPort), url: `http://127.0.0.1:${echoPort}` };
await untilUp(`${echo.url}/healthz`);
const targets = {
  echo: { ...echo, text: 'hello' },
  status: { ...bot, text: 'status' },
  whoami: { ...bot, text: 'whoami' },
} as const;
for (const target of Object.values(targets)) await turns(target, 1);

const figures = new Figures('turns');
const names = ['echo', 'status', 'whoami'] as const;
for (const connections of [1, 8]) {
  const measured: { readonly [name in (typeof names)[number]]: Measured[] } = {
    ...{ echo: [], status: [], whoami: [] },
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) measured[name].push(await turns(targets[name], connections));
  }
  const rateOf = (name: keyof typeof measured) => median(measured[name].map(({ rate }) => rate));
  const workOf = (name: keyof typeof measured) => median(measured[name].map(({ work }) => work));
  for (const name of names) {
    const rate = `${rateOf(name).toFixed(0)} turns/s`;
    const work = `${workOf(name).toFixed(2)} ms of work a turn`;
    const share = `${(rateOf(name) / rateOf('echo')).toFixed(2)} of the echo bot`;
    const isEcho = name === 'echo';
    figures.add(
      `${isEcho ? 'bare echo bot' : `\`${name}\``}, ${connections} at a time`,
      isEcho ? `${rate}, ${work}` : `${rate}, ${share}; ${work}`,
      name === 'status' ? 'at least 0.80' : '',
    );
  }
}

const echoStart = await startTime(startEcho);
const botStart = await startTime((port) => stage.begin(port));
figures.add('start of the echo bot until /healthz', `${echoStart.toFixed(0)} ms`);
figures.add(
  'start of the bot, built, until /healthz',
  `${botStart.toFixed(0)} ms, ${(botStart / echoStart).toFixed(2)} of the echo bot`,
  'at most 1.50',
);
await echo.program.stop();
await stage.close();
figures.write();
process.exit(0);
