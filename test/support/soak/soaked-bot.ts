import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { freePort } from '../free-port.js';
import type { Held } from './soaked-process.js';

const entry = fileURLToPath(new URL('soaked-process.ts', import.meta.url));
const patienceMs = 60_000;

/** Below the package, where the bot finds its cards and its packages. */
const outfile = fileURLToPath(
  new URL('../../../node_modules/.cache/soak/soaked-process.mjs', import.meta.url),
);

/** @returns the bot as a file, without the compiler in its process */
export async function bundleSoaked(): Promise<string> {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'error',
  });
  return outfile;
}

/** A bot in a process of its own that can be asked what it holds. */
export class SoakedBot {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(
    file: string,
    environment: (port: number) => { readonly [name: string]: string | undefined },
  ): Promise<SoakedBot> {
    const port = await freePort();
    const child = fork(file, {
      env: { ...environment(port) },
      execArgv: ['--disable-warning=DEP0111', '--expose-gc'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const bot = new SoakedBot(child, `http://127.0.0.1:${port}`);
    await bot.untilUp();
    return bot;
  }

  held(): Promise<Held> {
    return this.told('held');
  }

  /** Its open files and sockets. */
  files(): Promise<number> {
    return this.told('files');
  }

  /** @returns its exit code; null when it had to be killed */
  async stop(): Promise<number | null> {
    if (this.child.exitCode !== null) return this.child.exitCode;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const [code] = await gone;
    return code;
  }

  private async told<T>(what: string): Promise<T> {
    const told = once(this.child, 'message');
    this.child.send(what);
    const [answer] = await told;
    return answer;
  }

  private async untilUp(): Promise<void> {
    for (const end = Date.now() + patienceMs; ; ) {
      const answer = await fetch(`${this.url}/healthz`).catch(() => undefined);
      if (answer?.ok) return;
      const isOver = this.child.exitCode !== null || Date.now() > end;
      if (isOver) throw new Error(`the bot did not start: exit code ${this.child.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
