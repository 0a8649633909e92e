import type { TenantFailure } from '../../domain/failure.js';
import type { PowershellOptions } from './powershell-options.js';
import { Worker } from './worker.js';

/** After a start that failed none is tried for this long; longer each time. */
const firstPauseMs = 1000;
const longestPauseMs = 60_000;

interface Waiter {
  readonly go: () => void;
}

/** Workers that are started when they are needed, lent to one call at a time, and replaced. */
export class WorkerPool {
  private readonly idle: Worker[] = [];
  private readonly all = new Map<Worker, Date>();
  private readonly waiters: Waiter[] = [];
  private lent = 0;
  private failures = 0;
  private pausedUntil = 0;
  private lastFailure: unknown;
  private isClosing = false;

  constructor(private readonly options: PowershellOptions) {}

  get running(): number {
    return this.lent;
  }

  get waiting(): number {
    return this.waiters.length;
  }

  get workers(): readonly Worker[] {
    return [...this.all.keys()];
  }

  /**
   * Waits for a worker; it has to be given back.
   * @throws PoolFull, the signal's reason, or TenantFailure when PowerShell does not start
   */
  async lend(signal?: AbortSignal): Promise<Worker> {
    signal?.throwIfAborted();
    if (this.isClosing) throw new PoolFull();
    if (this.lent >= this.options.workers) await this.wait(signal);
    else this.lent += 1;
    try {
      return this.takeIdle() ?? (await this.start());
    } catch (error) {
      this.passOn();
      throw error;
    }
  }

  giveBack(worker: Worker): void {
    if (this.isWornOut(worker) || this.isClosing) void this.retire(worker);
    else this.idle.push(worker);
    this.passOn();
  }

  /** Waits for calls that are running, then ends every worker. */
  async close(): Promise<void> {
    this.isClosing = true;
    const { drainMs } = this.options;
    await Promise.all(this.idle.splice(0).map((worker) => this.retire(worker)));
    const end = Date.now() + drainMs;
    while (this.all.size > 0 && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    for (const worker of this.all.keys()) worker.kill();
    this.all.clear();
  }

  private takeIdle(): Worker | undefined {
    for (;;) {
      const worker = this.idle.pop();
      if (!worker || worker.isUsable) return worker;
      this.forget(worker);
    }
  }

  private async start(): Promise<Worker> {
    const { clock, log } = this.options;
    const left = this.pausedUntil - clock().getTime();
    // A longer one there is none: the clock was put back since.
    if (left > 0 && left <= longestPauseMs) throw this.lastFailure;
    try {
      const worker = await Worker.start(this.options);
      this.failures = 0;
      this.all.set(worker, clock());
      log('powershell.started', { version: worker.version });
      return worker;
    } catch (error) {
      this.lastFailure = error;
      const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** this.failures);
      this.failures += 1;
      this.pausedUntil = clock().getTime() + pause;
      log('powershell.failed', { reason: (error as TenantFailure).said, pauseMs: pause });
      throw error;
    }
  }

  private isWornOut(worker: Worker): boolean {
    const { recycle, clock } = this.options;
    const startedAt = this.all.get(worker)?.getTime() ?? 0;
    return (
      !worker.isUsable ||
      worker.calls >= recycle.calls ||
      worker.memory >= recycle.memory ||
      clock().getTime() - startedAt >= recycle.minutes * 60_000
    );
  }

  private async retire(worker: Worker): Promise<void> {
    if (worker.isUsable) await worker.finish(this.options.drainMs);
    this.forget(worker);
  }

  private forget(worker: Worker): void {
    worker.kill();
    this.all.delete(worker);
  }

  /** The place goes to whoever waits longest, without being counted down. */
  private passOn(): void {
    const next = this.waiters.shift();
    if (next) next.go();
    else this.lent -= 1;
  }

  private wait(signal: AbortSignal | undefined): Promise<void> {
    if (this.waiters.length >= this.options.longestQueue) throw new PoolFull();
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        this.waiters.splice(this.waiters.indexOf(waiter), 1);
        reject(signal?.reason);
      };
      const waiter: Waiter = {
        go: () => {
          signal?.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      this.waiters.push(waiter);
    });
  }
}

/** There are more callers than may wait, or the bot stops. */
export class PoolFull extends Error {
  override readonly name = 'PoolFull';
}
