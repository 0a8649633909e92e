import { randomUUID } from 'node:crypto';
import type { Config } from '../config.js';
import type { Jobs } from '../domain/ports/jobs.js';
import type { Store } from '../domain/ports/store.js';
import { SignsOfLife } from '../domain/watch/signs-of-life.js';
import { EmbeddedJobs } from '../jobs/embedded-jobs.js';
import { PgBossJobs } from '../jobs/pg-boss-jobs.js';
import type { Log } from '../observe/create-log.js';
import type { NoticeDelivery } from '../teams/notice-delivery.js';
import type { Parts } from './parts.js';
import { syncIfDue } from './rhythm.js';
import { clock, every } from './this-process.js';

/** What nobody woke is found after so long. */
const sweepChangesMs = 2000;

/** What time asks for, and this process's sign of life. */
const roundsEveryMs = 30_000;
const everyMinute = '* * * * *';

const seenForMs = 48 * 60 * 60 * 1000;
const sweepEveryMs = 60 * 60 * 1000;

interface Needs {
  readonly config: Config;
  readonly store: Store;
  readonly parts: Parts;
  readonly delivery: NoticeDelivery;
  readonly log: Log;
}

/** What the bot does without being asked. */
export class Work {
  private readonly jobs: Jobs;
  private readonly life: SignsOfLife;
  private endSweep = (): void => {};

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
    this.endSweep = every(sweepEveryMs, () => this.forgetSeen());
  }

  /** Something is to be done now. */
  wake(): void {
    for (const name of ['notices', 'changes']) this.jobs.wake(name);
  }

  /** @param graceMs for what is under way, in milliseconds */
  async stop(graceMs: number): Promise<void> {
    this.endSweep();
    await this.jobs.stop(graceMs);
    await this.needs.parts.leases.giveUp();
    // A database that is away keeps no process from ending.
    await this.life.end().catch((error: unknown) => this.failed(error));
    await this.needs.parts.auditDesk.checkpoint().catch((error: unknown) => this.failed(error));
  }

  private employ(): void {
    const { store, parts, delivery } = this.needs;
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
    this.jobs.work('rounds', roundsEveryMs, () =>
      this.each(
        () => this.life.beat(),
        () => parts.rounds.make(),
        () => parts.auditDesk.checkpoint(),
      ),
    );
  }

  /** One after the other: what one cannot do keeps none of the others. */
  private async each(...works: readonly (() => Promise<void>)[]): Promise<void> {
    for (const work of works) await work().catch((error: unknown) => this.failed(error));
  }

  private forgetSeen(): void {
    const { store, log } = this.needs;
    const old = new Date(clock().getTime() - seenForMs);
    store.seen.forgetBefore(old).catch((error: unknown) => log.error('seen.sweep', { error }));
  }

  private failed(error: unknown): void {
    this.needs.log.error('sweep.failed', { error });
  }
}
