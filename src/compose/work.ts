import { randomUUID } from 'node:crypto';
import type { Config } from '../config.js';
import { forgetLeftovers } from '../domain/leftovers.js';
import { during } from '../domain/part.js';
import type { Jobs } from '../domain/ports/jobs.js';
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

/** What nobody woke is found after so long. */
const sweepChangesMs = 2000;

/** What time asks for, and this process's sign of life. */
const roundsEveryMs = 30_000;
const everyMinute = '* * * * *';

/** For what was told to give up: beside the drain, a stop is to be over within 10 s. */
const lastWordsMs = 1000;

const leftoversEveryMs = 60 * 60 * 1000;
const retentionEveryMs = 60 * 60 * 1000;

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
      ? new PgBossJobs({ url: config.databaseUrl.reveal(), onError })
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
    // A database that is away keeps no process from ending.
    await this.life.end().catch((error: unknown) => this.failed(error));
    await this.needs.parts.auditDesk.checkpoint().catch((error: unknown) => this.failed(error));
  }

  private employ(): void {
    const { config, store, parts, delivery, log, trace } = this.needs;
    this.jobs.work('notices', sweepChangesMs, () => delivery.deliver());
    this.jobs.work('changes', sweepChangesMs, () =>
      this.each(
        () => parts.changes.expireDue(),
        () => parts.runner.recover(),
        () => parts.runner.runApproved(),
        () => parts.sync.recover(),
        () => syncIfDue(parts.sync, store, parts.rhythm),
      ),
    );
    this.jobs.work('leftovers', leftoversEveryMs, () => forgetLeftovers(store, clock()));
    this.jobs.work('retention', retentionEveryMs, () =>
      keepToRetention({ config, store, archiveDesk: parts.archiveDesk, log }),
    );
    this.jobs.work('rounds', roundsEveryMs, () =>
      during(trace.begin('rounds'), () =>
        this.each(
          () => this.life.beat(),
          () => parts.logLevel.follow(),
          () => parts.rounds.make(),
          () => parts.auditDesk.checkpoint(),
        ),
      ),
    );
  }

  /** One after the other: what one cannot do keeps none of the others. */
  private async each(...works: readonly (() => Promise<void>)[]): Promise<void> {
    for (const work of works) await work().catch((error: unknown) => this.failed(error));
  }

  private failed(error: unknown): void {
    this.needs.log.error('sweep.failed', { error });
  }
}
