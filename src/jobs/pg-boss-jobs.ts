import PgBoss from 'pg-boss';
import type { Jobs, Work } from '../domain/ports/jobs.js';
import { EmbeddedJobs } from './embedded-jobs.js';

export interface PgBossJobsOptions {
  /** PostgreSQL's address; the jobs have a schema of their own in the bot's database. */
  readonly url: string;
  readonly onError: (error: unknown) => void;
}

interface Schedule {
  readonly name: string;
  readonly cron: string;
  readonly timeZone: string;
}

/** Several wakes within a second are one. */
const wakeSeconds = 1;
const pollSeconds = 1;

/** A wake that was heard serves nobody; pg-boss would keep it for a week. */
const forgotten = { archiveCompletedAfterSeconds: 600, deleteAfterHours: 1 };

/**
 * The engine of several processes over one PostgreSQL. A wake is tried in its own process at once, and kept
 * as a job, so that another does it where this one is busy or ends.
 */
export class PgBossJobs implements Jobs {
  private readonly boss: PgBoss;
  private readonly local: EmbeddedJobs;
  private readonly names: string[] = [];
  private readonly schedules: Schedule[] = [];
  private isRunning = false;
  private isStopping = false;

  constructor(private readonly options: PgBossJobsOptions) {
    const { url, onError } = options;
    this.local = new EmbeddedJobs(onError);
    this.boss = new PgBoss({ connectionString: url, schema: 'jobs', max: 4, ...forgotten });
    // Connections that end while everything ends are nothing to tell.
    this.boss.on('error', (error) => {
      if (!this.isStopping) onError(error);
    });
  }

  work(name: string, everyMs: number, work: Work): void {
    this.names.push(name);
    this.local.work(name, everyMs, work);
  }

  schedule(name: string, cron: string, timeZone: string): void {
    this.schedules.push({ name, cron, timeZone });
  }

  wake(name: string): void {
    this.local.wake(name);
    if (!this.isRunning) return;
    const once = { singletonKey: name, singletonSeconds: wakeSeconds };
    this.boss.send(name, {}, once).catch(this.options.onError);
  }

  /** @throws Error when the database does not answer */
  async start(): Promise<void> {
    await this.boss.start();
    await this.local.start();
    for (const name of this.names) {
      await this.boss.createQueue(name, { name, retryLimit: 0, expireInSeconds: 60 });
      // It ends with the work: while this process is busy another takes what comes.
      await this.boss.work(name, { pollingIntervalSeconds: pollSeconds }, () =>
        this.local.worked(name),
      );
    }
    for (const { name, cron, timeZone } of this.schedules) {
      await this.boss.schedule(name, cron, {}, { tz: timeZone });
    }
    this.isRunning = true;
  }

  async stop(ms: number): Promise<void> {
    this.isRunning = false;
    this.isStopping = true;
    await this.local.stop(ms);
    await this.boss.stop({ graceful: true, timeout: Math.max(ms, 1000), close: true, wait: true });
  }
}
