import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { RunningBot } from '../../src/compose/start-bot.js';
import { freePort } from './free-port.js';
import type { StartBot } from './walk.js';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The built bot as a service manager starts it: a process of its own, ended by a signal. */
async function startEndedBy(
  ending: 'SIGTERM' | 'SIGKILL',
  [environment, noted]: Parameters<StartBot>,
): Promise<RunningBot> {
  const metricsPort = await freePort();
  const ports = { PORT: '0', METRICS_PORT: String(metricsPort) };
  const env = { PATH: process.env['PATH'], ...environment, ...ports };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit') as Promise<[number | null, string | null]>;
  let said = '';
  child.stderr.on('data', (data: Buffer) => {
    said += data.toString();
  });
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      noted(line);
      const { event, port: opened } = JSON.parse(line) as { event?: string; port?: number };
      if (event === 'started' && opened) resolve(opened);
    });
    exited.then(([code]) => reject(new Error(`The bot ended with ${code}: ${said}`)), reject);
  });
  return {
    port,
    metricsPort,
    stop: async () => {
      child.kill(ending);
      const [code, signal] = await exited;
      const isAsAsked = ending === 'SIGKILL' ? signal === ending : code === 0;
      if (!isAsAsked) throw new Error(`The bot ended with ${code ?? signal}: ${said}`);
    },
  };
}

export const startProcess: StartBot = (...how) => startEndedBy('SIGTERM', how);

/** One that is killed in the middle of whatever it does. */
export const startKilledProcess: StartBot = (...how) => startEndedBy('SIGKILL', how);
