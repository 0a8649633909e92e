import { Cron } from 'croner';
import type { Jobs, Work, WorkOptions } from '../domain/ports/jobs.js';
import { Sweeper, type SweeperOptions } from './sweeper.js';

/** The engine of a single process: timers and croner. */
export class EmbeddedJobs implements Jobs {
  private readonly named = new Map<string, Omit<SweeperOptions, 'onError'>>();
  private readonly crons: (() => Cron)[] = [];
  private readonly sweepers = new Map<string, Sweeper>();
  private running: Cron[] = [];

  constructor(private readonly onError: (error: unknown) => void) {}

  work(name: string, everyMs: number, work: Work, options?: WorkOptions): void {
    this.named.set(name, { everyMs, work, ...options });
  }

  /** @throws Error when the expression cannot be read */
  schedule(name: string, cron: string, timeZone: string): void {
    this.crons.push(() => new Cron(cron, { timezone: timeZone }, () => this.wake(name)));
  }

  wake(name: string): void {
    this.sweepers.get(name)?.wake();
  }

  /** Wakes it, and waits until it has done what there was. */
  async worked(name: string): Promise<void> {
    await this.sweepers.get(name)?.worked();
  }

  async start(): Promise<void> {
    const { onError } = this;
    for (const [name, named] of this.named) {
      this.sweepers.set(name, new Sweeper({ ...named, onError }));
    }
    this.running = this.crons.map((begin) => begin());
  }

  async stop(ms: number): Promise<void> {
    for (const cron of this.running) cron.stop();
    await Promise.all([...this.sweepers.values()].map((sweeper) => sweeper.stop(ms)));
  }
}
