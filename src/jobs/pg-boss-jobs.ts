import PgBoss from 'pg-boss';
import type { Jobs, Work, WorkOptions } from '../domain/ports/jobs.js';
import { EmbeddedJobs } from './embedded-jobs.js';

export interface PgBossJobsOptions {
  /** PostgreSQL's address; the jobs have a schema of their own in the bot's database. */
  readonly url: string;
  readonly onError: (error: unknown) => void;
  /** Lets one process of all prepare the database at a time. */
  readonly serialized: (work: () => Promise<void>) => Promise<void>;
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

/** How long an address that answers nothing is waited for, in milliseconds. */
const connectMs = 5000;

/**
 * pg-boss writes down that a job has ended, or failed, and waits for nobody: with the database away just then
 * its promise would be rejected unseen, which ends the process (pg-boss 10.4.2, manager.js, `onFetch`). What
 * is not written down is a job that expires, and the work itself is found by the next look.
 */
class CalmBoss extends PgBoss {
  constructor(
    options: PgBoss.ConstructorOptions & { readonly connectionTimeoutMillis: number },
    onError: (error: unknown) => void,
  ) {
    super(options);
    const db = this.getDb();
    const execute = db.executeSql.bind(db);
    db.executeSql = async (text, values) => {
      try {
        return await execute(text, values);
      } catch (error) {
        if (!isAboutJobs(values)) throw error;
        onError(error);
        // As pg-boss understands it: nothing is known of what was affected.
        return undefined as never;
      }
    };
  }
}

/** What is said of jobs by their ids: that they have ended. */
const isAboutJobs = (values: readonly unknown[] | undefined): boolean => Array.isArray(values?.[1]);

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
    this.boss = new CalmBoss(
      {
        connectionString: url,
        schema: 'jobs',
        max: 4,
        connectionTimeoutMillis: connectMs,
        ...forgotten,
      },
      (error) => this.failed(error),
    );
    this.boss.on('error', (error) => this.failed(error));
  }

  work(name: string, everyMs: number, work: Work, options?: WorkOptions): void {
    this.names.push(name);
    this.local.work(name, everyMs, work, options);
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
    await this.options.serialized(() => this.prepare());
    await this.local.start();
    for (const name of this.names) {
      // It ends with the work: while this process is busy another takes what comes.
      await this.boss.work(name, { pollingIntervalSeconds: pollSeconds }, () =>
        this.local.worked(name),
      );
    }
    this.isRunning = true;
  }

  /** pg-boss makes its schema, and a partition of a table for each queue. */
  private async prepare(): Promise<void> {
    await this.boss.start();
    for (const name of this.names) {
      await this.boss.createQueue(name, { name, retryLimit: 0, expireInSeconds: 60 });
    }
    for (const { name, cron, timeZone } of this.schedules) {
      await this.boss.schedule(name, cron, {}, { tz: timeZone });
    }
  }

  async stop(ms: number): Promise<void> {
    this.isRunning = false;
    this.isStopping = true;
    await this.local.stop(ms);
    const timeout = Math.max(ms, 1000);
    await this.boss
      .stop({ graceful: true, timeout, close: true, wait: true })
      .catch((error: unknown) => this.failed(error));
  }

  /** Connections that end while everything ends are nothing to tell. */
  private failed(error: unknown): void {
    if (!this.isStopping) this.options.onError(error);
  }
}
