import { examinable } from './compose/examinable.js';
import { examine } from './compose/examine.js';
import { StartFaults } from './compose/fit-to-start.js';
import { maintenance } from './compose/maintain.js';
import { startBot } from './compose/start-bot.js';
import { type Config, ConfigFaults, loadConfig, loadEnvironment } from './config.js';
import { createLog } from './observe/create-log.js';

/** The process ends within 10 s of being told to and the time for draining, whatever is still under way. */
const longestStopMs = 9500;

const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Why the bot did not start, in one line for people; the whole is in the log. */
function reasonOf(error: unknown): string {
  const { code, message, port } = error as { code?: string; message?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Set PORT to another, or stop the other program.`;
  if (code === 'EACCES') return `Port ${port} may not be opened. Set PORT to one above 1023.`;
  return message ?? 'The bot did not start.';
}

/** `npm run doctor`: all that is wrong, and the command that mends it. */
async function doctor(): Promise<void> {
  const { lines, exitCode } = await examine(examinable(loadEnvironment()), createLog('silent'));
  for (const line of lines) process.stdout.write(`${line}\n`);
  process.exit(exitCode);
}

/** `npm run backup` and its like: what was done, or one line that says why not. */
async function maintain(name: string, config: Config): Promise<boolean> {
  const found = maintenance.get(name);
  if (!found) return false;
  const argument = process.argv[3] ?? '';
  if (found.needs && argument === '') {
    tell(`Say ${found.needs}: npm run ${name} -- …`);
    process.exit(2);
  }
  try {
    const lines = await found.work(argument, config, createLog('silent'));
    for (const line of lines) process.stdout.write(`${line}\n`);
    process.exit(0);
  } catch (error) {
    tell(reasonOf(error));
    process.exit(1);
  }
}

async function main(): Promise<void> {
  if (process.argv[2] === 'doctor') return doctor();
  const config = loadConfig();
  if (await maintain(process.argv[2] ?? '', config)) return;
  const log = createLog(config.logLevel);
  for (const warning of config.unknownSettings) log.warn('setting.unknown', { warning });
  const bot = await startBot(config, log);
  log.info('started', { port: bot.port });

  let isStopping = false;
  const stop = (signal: string): void => {
    if (isStopping) return;
    isStopping = true;
    log.info('stopping', { signal });
    setTimeout(() => process.exit(1), config.drainMs + longestStopMs).unref();
    bot.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('stop.failed', { error });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Without its launcher the bot would be an orphan.
  process.on('disconnect', () => stop('disconnect'));
  // It may have died while the bot was starting; without one this is undefined.
  if (process.connected === false) stop('disconnect');
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.error(event, { error });
      process.exit(1);
    });
  }
}

main().catch((error: unknown) => {
  if (error instanceof ConfigFaults) {
    tell('The bot did not start. These settings need a value (see .env.example):');
    for (const fault of error.faults) tell(`  ${fault}`);
  } else if (error instanceof StartFaults) {
    tell('The bot did not start. This has to be mended first (npm run doctor tells more):');
    for (const fault of error.faults) tell(`  ${fault}`);
  } else tell(`The bot did not start. ${reasonOf(error)}`);
  process.exit(1);
});
