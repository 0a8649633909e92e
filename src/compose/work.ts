import { randomUUID } from 'node:crypto';
import type { Config } from '../config.js';
import { forgetLeftovers } from '../domain/leftovers.js';
import { during } from '../domain/part.js';
import type { Jobs, WorkOptions } from '../domain/ports/jobs.js';
import type { Store } from '../domain/ports/store.js';
import { SignsOfLife } from '../domain/watch/signs-of-life.js';
import { EmbeddedJobs } from '../jobs/embedded-jobs.js';
import { PgBossJobs } from '../jobs/pg-boss-jobs.js';
import type { Log } from '../observe/create-log.js';
import type { Trace } from '../observe/create-trace.js';
import { inTime, wallTimer } from '../teams/in-time.js';
import type { NoticeDelivery } from '../teams/notice-delivery.js';
import type { Parts } from './parts.js';
import { keepToRetention } from './retention.js';
import { syncIfDue } from './rhythm.js';
import { clock } from './this-process.js';

/** Work that nobody woke is found after so long. */
const pollMs = 2000;

/** What is due by the clock, and this process's heartbeat. */
const clockMs = 30_000;
const everyMinute = '* * * * *';

/** For what was told to give up: beside the drain, a stop is to be over within 10 s. */
const lastWordsMs = 1000;

const hourMs = 60 * 60 * 1000;

/** Work that never does the same thing twice at a time: a long pass doesn't delay what else there is to do. */
const overlapping: WorkOptions = { overlaps: true };

interface Needs {
  readonly config: Config;
  readonly store: Store;
  readonly parts: Parts;
  readonly delivery: NoticeDelivery;
  readonly log: Log;
  readonly trace: Trace;
}

/** What the bot does without being asked. */
export class Work {
  private readonly jobs: Jobs;
  private readonly life: SignsOfLife;

  constructor(private readonly needs: Needs) {
    const { config, store } = needs;
    const onError = (error: unknown): void => this.failed(error);
    this.jobs = config.databaseUrl
      ? new PgBossJobs({
          url: config.databaseUrl.reveal(),
          onError,
          serialized: (work) => store.serialized(work),
        })
      : new EmbeddedJobs(onError);
    this.life = new SignsOfLife(store, randomUUID(), clock, config.holding);
  }

  async start(): Promise<void> {
    const { config, store } = this.needs;
    this.employ();
    this.jobs.schedule('rounds', everyMinute, config.timeZone);
    // A file has one process: whoever held a lease of it is gone.
    if (!config.databaseUrl) await store.leases.releaseAll();
    await this.life.begin();
    await this.jobs.start();
    // A process that is started anew oftener than each hour forgets too.
    this.jobs.wake('leftovers');
  }

  /** Something is to be done now. */
  wake(): void {
    // What it wakes is no part of the turn that does.
    this.needs.trace.apart(() => {
      for (const name of ['notices', 'changes']) this.jobs.wake(name);
    });
  }

  /**
   * Gives up the leases when nothing is under way any more, or the grace is over: then whatever still is has
   * been told, and writes down how far it came.
   * @param graceMs for what is under way, in milliseconds
   */
  async stop(graceMs: number): Promise<void> {
    this.needs.delivery.end();
    const ended = this.jobs.stop(graceMs + lastWordsMs);
    await inTime(ended, graceMs, wallTimer);
    await this.needs.parts.leases.giveUp();
    await ended;
    // A database that is away or hangs never keeps a process from ending.
    const { auditDesk } = this.needs.parts;
    const last = this.each(
      () => this.life.end(),
      () => auditDesk.checkpoint(),
    );
    await inTime(last, lastWordsMs, wallTimer);
  }

  /** Whatever takes long, such as a sync, is work of its own: the rest runs independently of it. */
  private employ(): void {
    const { jobs } = this;
    const { config, store, parts, delivery, log, trace } = this.needs;
    const { changes, runner, sync, rounds, auditDesk, archiveDesk, logLevel } = parts;
    jobs.work('notices', pollMs, () => delivery.deliver());
    jobs.work('answers', pollMs, () => parts.pendingAnswers.recover());
    jobs.work('expiry', pollMs, () => changes.expireDue());
    jobs.work('recovery', pollMs, () => runner.recover(), overlapping);
    jobs.work('changes', pollMs, () => runner.runApproved(), overlapping);
    jobs.work('sync', pollMs, () =>
      this.each(
        () => sync.recover(),
        () => syncIfDue(sync, store, parts.rhythm),
      ),
    );
    jobs.work('heartbeat', clockMs, () => this.life.beat());
    jobs.work('logLevel', clockMs, () => logLevel.follow());
    jobs.work('checkpoint', clockMs, () => auditDesk.checkpoint());
    jobs.work(
      'rounds',
      clockMs,
      () => during(trace.begin('rounds'), () => rounds.make()),
      overlapping,
    );
    jobs.work('leftovers', hourMs, () => forgetLeftovers(store, clock()));
    jobs.work('retention', hourMs, () => keepToRetention({ config, store, archiveDesk, log }));
  }

  /** One after the other, whether or not the ones before fail. */
  private async each(...works: readonly (() => Promise<void>)[]): Promise<void> {
    for (const work of works) await work().catch((error: unknown) => this.failed(error));
  }

  private failed(error: unknown): void {
    this.needs.log.error('sweep.failed', { error });
  }
}
