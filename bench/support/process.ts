import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** A node program under measurement; stopped by its own id. */
export class Program {
  private constructor(private readonly child: ChildProcess) {}

  static start(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Program {
    const flags = ['--disable-warning=DEP0040', '--disable-warning=DEP0169'];
    const child = spawn(process.execPath, [...flags, ...args], {
      env: { ...process.env, ...environment },
      // Over the channel it learns of our end, and ends too.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return new Program(child);
  }

  /** Resident memory in MB, as Linux counts it. */
  async residentMb(): Promise<number> {
    const status = await readFile(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
  }

  /** The most that it ever had resident, in MB. */
  async peakMb(): Promise<number> {
    const status = await readFile(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
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

/** Milliseconds until an address answers 200; fails after a minute. */
export async function untilUp(url: string): Promise<number> {
  const start = performance.now();
  while (performance.now() - start < 60_000) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`${url} did not come up`);
}
