import { runTool } from './compose/run-tool.js';
import { startBot } from './compose/start-bot.js';
import { whyNotStarted } from './compose/why-not-started.js';
import { loadConfig } from './config.js';
import { createLog } from './observe/create-log.js';

/** The process ends within 10 s of being told to and the time for draining, whatever is still under way. */
const longestStopMs = 9500;

// What the bot writes is for its own account alone.
process.umask(0o077);

async function main([name = '', argument = '']: readonly string[]): Promise<void> {
  const ran = await runTool(name, argument);
  if (!ran) return start();
  // What went wrong is not what a script reads as the answer.
  const stream = name === 'doctor' || ran.exitCode === 0 ? process.stdout : process.stderr;
  for (const line of ran.lines) stream.write(`${line}\n`);
  process.exit(ran.exitCode);
}

async function start(): Promise<void> {
  const config = loadConfig();
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

main(process.argv.slice(2)).catch((error: unknown) => {
  for (const line of whyNotStarted(error)) process.stderr.write(`${line}\n`);
  process.exit(1);
});
