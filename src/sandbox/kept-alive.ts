import { type ChildProcess, fork } from 'node:child_process';

export interface KeptAliveOptions {
  readonly script: URL;
  readonly environment: { readonly [name: string]: string | undefined };
  /** Where the process's output goes: a file descriptor. */
  readonly output: number;
  /** Told of each end that was not asked for, with the milliseconds until the next start. */
  readonly onCrash: (code: number | null, waitMs: number) => void;
}

const firstWaitMs = 500;
const longestWaitMs = 30_000;
/** A process that ran this long is well: its next crash is a first one again. */
const wellAfterMs = 60_000;

/** A process that is started again when it ends by itself. */
export class KeptAlive {
  private child: ChildProcess | undefined;
  private timer: NodeJS.Timeout | undefined;
  private crashes = 0;
  private startedAt = 0;
  private isStopping = false;

  constructor(private readonly options: KeptAliveOptions) {}

  start(): void {
    const { script, environment, output } = this.options;
    this.startedAt = Date.now();
    this.child = fork(script, {
      env: { ...environment },
      execArgv: ['--disable-warning=DEP0040', '--disable-warning=DEP0169', '--enable-source-maps'],
      stdio: ['ignore', output, 'inherit', 'ipc'],
    });
    this.child.once('exit', (code) => this.ended(code));
  }

  /** Asks the process to end; resolves when it has, at the latest after `ms`, by force. */
  async stop(ms: number): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), ms);
    await gone;
    clearTimeout(force);
  }

  private ended(code: number | null): void {
    if (this.isStopping) return;
    if (Date.now() - this.startedAt > wellAfterMs) this.crashes = 0;
    const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** this.crashes);
    this.crashes += 1;
    this.options.onCrash(code, waitMs);
    if (!this.isStopping) this.timer = setTimeout(() => this.start(), waitMs);
  }
}
