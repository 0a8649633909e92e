import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { botEnvironment } from './bot-environment.js';
import { KeptAlive } from './kept-alive.js';
import { readSandboxSettings } from './sandbox-settings.js';

const stopWithinMs = 9500;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Starts the simulated Microsoft 365; resolves with its address once it listens. */
function startSandbox(): { process: ChildProcess; url: Promise<string> } {
  const child = fork(new URL('./main.js', import.meta.url), {
    execArgv: ['--enable-source-maps'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const url = new Promise<string>((resolve, reject) => {
    child.once('message', (message: { ready: string }) => resolve(message.ready));
    child.once('exit', () => reject(new Error('the sandbox ended')));
  });
  return { process: child, url };
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

function welcome(pageUrl: string, botUrl: string, logFile: string): void {
  say('');
  say('  Exchange Connector Bot runs in its sandbox: a simulated Microsoft 365 on this machine.');
  say('');
  say(`  Chat page  ${pageUrl}/`);
  say('  Next step  open the chat page and type: check');
  say('');
  say(`  The bot takes Bot Framework messages at ${botUrl}/api/messages and logs to ${logFile}.`);
  say('  Stop with Ctrl+C.');
  say('');
}

async function main(): Promise<void> {
  const { port, dataDir } = readSandboxSettings(process.env);
  const sandbox = startSandbox();
  const url = await sandbox.url;
  mkdirSync(dataDir, { recursive: true });
  const logFile = join(dataDir, 'bot.log');
  let hasBeenUp = false;
  const bot = new KeptAlive({
    script: new URL('../main.js', import.meta.url),
    environment: botEnvironment(process.env, url, port),
    output: openSync(logFile, 'a'),
    onCrash: (code, waitMs) => {
      if (hasBeenUp) say(`The bot ended (${code}) and starts again in ${waitMs / 1000} s.`);
      else void stop(1);
    },
  });
  let isStopping = false;
  const stop = async (code: number): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    await bot.stop(stopWithinMs);
    sandbox.process.kill('SIGTERM');
    process.exit(code);
  };
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
  sandbox.process.once('exit', () => void stop(1));
  bot.start();
  const botUrl = `http://127.0.0.1:${port}`;
  while (!isStopping && !(await isUp(`${botUrl}/healthz`))) await sleep(50);
  hasBeenUp = true;
  if (!isStopping) welcome(url, botUrl, logFile);
}

main().catch((error: unknown) => {
  // What ended the sandbox has told why by itself.
  const { name, message } = error as Error;
  if (name === 'SandboxSettingFault') process.stderr.write(`${message}\n`);
  process.exit(1);
});
