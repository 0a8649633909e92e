import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';

/** A node program under measurement; stopped by its own id. */
export class Program {
  private constructor(private readonly child: ChildProcess) {}

  static start(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Program {
    const child = spawn(
      process.execPath,
      ['--disable-warning=DEP0040', '--disable-warning=DEP0169', ...args],
      {
        env: { ...process.env, ...environment },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    return new Program(child);
  }

  /** Resident memory in MB, as Linux counts it. */
  async residentMb(): Promise<number> {
    const status = await readFile(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
  }

  /** Milliseconds of processor time so far: unlike the time on the wall, other programs do not add to it. */
  async processorMs(): Promise<number> {
    const stat = await readFile(`/proc/${this.child.pid}/stat`, 'utf8');
    // After the name in brackets, which may hold blanks: utime is the 12th, stime the 13th, in hundredths.
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13);
    return (Number(user) + Number(system)) * 10;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await gone;
  }
}

/** A port of 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Milliseconds until an address answers 200; fails after 30 s. */
export async function untilUp(url: string): Promise<number> {
  const start = performance.now();
  while (performance.now() - start < 30_000) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`${url} did not come up`);
}
