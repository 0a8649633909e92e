import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

type Bundle = (entry: string, outfile: string) => Promise<unknown>;

/** How a program ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly environment: { readonly [name: string]: string | undefined };
  /** As a program that may write nowhere but where everybody may; only root can ask for it. */
  readonly asNobody?: boolean;
  /** Before the program, as a shell writes it, such as `ulimit -f 0; exec`. */
  readonly before?: string;
}

/** The bot as one file, as it is delivered. */
export interface BotProgram {
  readonly file: string;
  /** Runs it to its end. */
  run(args: readonly string[], options: RunOptions): Promise<Ended>;
  remove(): void;
}

/** Bundles the sources once: many are started, and each would compile its sources anew. */
export async function botProgram(): Promise<BotProgram> {
  // Below the package: the bot finds its cards and packages from there.
  const folder = join(root, 'node_modules', '.cache', `bot-${process.pid}-${Date.now()}`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'main.mjs');
  const bundling: { readonly bundleBot: Bundle } = await import(
    new URL('../../scripts/bundle-bot.mjs', import.meta.url).href
  );
  await bundling.bundleBot(join(root, 'src/main.ts'), file);
  return {
    file,
    run: async (args, { environment, asNobody = false, before }) => {
      const command = [process.execPath, '--disable-warning=DEP0111', file, ...args];
      const [program = '', ...rest] =
        before === undefined ? command : ['sh', '-c', `${before} "$@"`, 'sh', ...command];
      const child = spawn(program, rest, {
        // Nothing of this repository's .env, if somebody has one.
        cwd: folder,
        env: { PATH: process.env['PATH'], ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
        // One that starts where it should not is no reason to wait for ever.
        timeout: 90_000,
        killSignal: 'SIGKILL',
        ...(asNobody ? { uid: 65534, gid: 65534 } : {}),
      });
      const [out, err] = [text(child.stdout), text(child.stderr)];
      const [code] = await once(child, 'exit');
      return { code, out: await out, err: await err };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
