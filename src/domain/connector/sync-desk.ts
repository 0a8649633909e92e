import { bothOrNeither } from '../both-or-neither.js';
import { PersonFailure, TenantFailure } from '../failure.js';
import type { Leases } from '../leases.js';
import { type Begin, during } from '../part.js';
import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { AskOptions, Intune } from '../ports/intune.js';
import type { Store } from '../ports/store.js';
import type { SyncCounts, SyncKind, SyncRun } from '../ports/sync-store.js';
import type { WatchDesk } from '../watch/watch-desk.js';
import {
  countSettings,
  lookAtDevices,
  readDevices,
  readManaged,
  SyncCancelled,
  type TenantSources,
} from './read-tenant.js';

export interface SyncDeskOptions {
  readonly store: Store;
  readonly exchange: Pick<ExchangeBackend, 'run'>;
  readonly intune: Pick<Intune, 'managedDevices'>;
  readonly leases: Pick<Leases, 'during'>;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** Of how many devices a full sync reads the statistics. */
  readonly statisticsQuota: number;
  readonly watch: Pick<WatchDesk, 'syncEnded'>;
  readonly begin: Begin;
  /** Told of every run that ended, with its milliseconds. */
  readonly count: (kind: SyncKind, state: SyncRun['state'], milliseconds: number) => void;
}

/** Clocks differ, and a device may change while it is read: a quick sync looks a little further back. */
const overlapMs = 5 * 60 * 1000;

/** For who asked: the run is another process's to follow. */
const lost = (): TenantFailure => new TenantFailure('exchange', 'timedOut');

/** Synchronises with Exchange: what is read replaces the picture when all of it is there, and not before. */
export class SyncDesk {
  private readonly sources: TenantSources;

  constructor(private readonly options: SyncDeskOptions) {
    const { exchange, intune, store } = options;
    this.sources = { exchange, intune, syncs: store.syncs };
  }

  /**
   * A full synchronisation; one at a time, in all processes together.
   * @throws PersonFailure while another is running
   * @throws TenantFailure; then the picture of before stays
   */
  full(options: AskOptions = {}): Promise<SyncRun> {
    return this.run('full', options);
  }

  /**
   * Reads what changed since the last success; without one everything.
   * @throws as `full`
   */
  quick(options: AskOptions = {}): Promise<SyncRun> {
    return this.run('quick', options);
  }

  /** What its process, or the database, left without an end is not shown as running for ever. */
  async recover(): Promise<void> {
    const { leases, store } = this.options;
    if (await this.running()) await leases.during('sync', () => store.syncs.abandon());
  }

  /** The one that is under way. */
  async running(): Promise<SyncRun | undefined> {
    const [newest] = await this.options.store.syncs.history(1);
    return newest?.state === 'running' ? newest : undefined;
  }

  /**
   * Asks the running one to end, in whichever process it is.
   * @throws PersonFailure when none is running
   */
  async cancel(by: { readonly objectId: string; readonly name: string }): Promise<void> {
    const { store, clock } = this.options;
    const { objectId, name } = by;
    await store.together(async ({ syncs, audit }) => {
      if (!(await syncs.cancel(name))) throw new PersonFailure('noSync');
      await audit.append({
        at: clock(),
        what: 'sync.cancelled',
        person: { objectId, name },
        changeId: undefined,
        detail: {},
      });
    });
  }

  private async run(kind: SyncKind, options: AskOptions): Promise<SyncRun> {
    let ended: SyncRun | undefined;
    let failure: unknown;
    const wasAlone = await this.options.leases.during('sync', async (lost) => {
      const signal = options.signal ? AbortSignal.any([options.signal, lost]) : lost;
      // What fails is thrown after the lease was given back, so that it can be tried again at once.
      ended = await this.alone(kind, { signal }).catch((error: unknown) => {
        failure = error ?? new Error('nothing was said');
        return undefined;
      });
    });
    if (failure) throw failure;
    if (!wasAlone || !ended) throw new PersonFailure('syncRunning');
    return ended;
  }

  private async alone(asked: SyncKind, options: AskOptions): Promise<SyncRun> {
    const { store, clock, newId, begin } = this.options;
    const startedAt = clock();
    const last = asked === 'quick' ? await store.syncs.lastDone(undefined, startedAt) : undefined;
    const run: SyncRun = {
      id: newId(),
      kind: last ? 'quick' : 'full',
      startedAt,
      endedAt: undefined,
      state: 'running',
      read: 0,
      counts: undefined,
      fault: undefined,
      service: undefined,
      said: undefined,
      asked: undefined,
      cancelledBy: undefined,
      isUnfiltered: false,
    };
    // Who holds the lease knows that whatever else is written down as running has lost its process.
    await store.together(async ({ syncs }) => {
      await syncs.abandon();
      await syncs.begin(run, startedAt);
    });
    const part = begin('sync', { sync: run.id, kind: run.kind });
    return during(part, () => this.readAll(run, last, options));
  }

  private async readAll(
    run: SyncRun,
    last: SyncRun | undefined,
    options: AskOptions,
  ): Promise<SyncRun> {
    try {
      const since = last && new Date(last.startedAt.getTime() - overlapMs);
      const read = await this.read(run, since, options);
      // Statistics that nobody waited for are no failure, and yet the run is not this process's any more.
      if (options.signal?.aborted) throw lost();
      return await this.end({ ...run, ...read, state: 'done' });
    } catch (error) {
      // The lease is lost, or the process ends: that is no failure, and the run is somebody else's to end.
      if (options.signal?.aborted) throw error;
      return this.failed(run, error);
    }
  }

  private async read(
    run: SyncRun,
    since: Date | undefined,
    options: AskOptions,
  ): Promise<Pick<SyncRun, 'counts' | 'read' | 'isUnfiltered'>> {
    const { store, clock, statisticsQuota } = this.options;
    const settings = await countSettings(this.sources, options);
    const [isUnfiltered] = await bothOrNeither(
      options.signal,
      (signal) => this.readDevices(run, since, { signal }),
      (signal) => readManaged(run.id, this.sources, { signal }),
    );
    const settled = await store.syncs.settle(run.id, run.kind);
    const quota = run.kind === 'full' ? statisticsQuota : Math.min(settled.fresh, statisticsQuota);
    const looked = await lookAtDevices(run.id, quota, clock, this.sources, options);
    const counts: SyncCounts = { ...settled, ...settings, looked };
    return { counts, read: settled.devices, isUnfiltered };
  }

  /** @returns whether a filter was refused, and everything was read instead */
  private async readDevices(
    { id }: SyncRun,
    since: Date | undefined,
    options: AskOptions,
  ): Promise<boolean> {
    try {
      await readDevices(id, since, this.sources, options);
      return false;
    } catch (error) {
      const isRefused = error instanceof TenantFailure && error.fault === 'invalid';
      if (!since || !isRefused) throw error;
      await readDevices(id, undefined, this.sources, options);
      return true;
    }
  }

  /** @throws the error, but when somebody wanted the end */
  private async failed(run: SyncRun, error: unknown): Promise<SyncRun> {
    if (error instanceof SyncCancelled) {
      return this.end({ ...run, state: 'cancelled', cancelledBy: error.by });
    }
    const { fault, service, said, asked } =
      error instanceof TenantFailure
        ? error
        : { fault: 'ours', service: undefined, said: undefined, asked: undefined };
    await this.end({ ...run, state: 'failed', fault, service, said, asked });
    throw error;
  }

  /** The run's end and the connector's last attempt are one. */
  private async end(run: SyncRun): Promise<SyncRun> {
    const { store, clock, watch } = this.options;
    const endedAt = clock();
    const ended: SyncRun = { ...run, endedAt };
    await store.together(async (areas) => {
      const { syncs, connectors } = areas;
      if (!(await syncs.end(ended))) throw lost();
      await watch.syncEnded(areas, ended);
      const connector = await connectors.current();
      if (!connector) return;
      const lastSuccess = run.state === 'done' ? endedAt : connector.lastSuccess;
      await connectors.put({ ...connector, lastAttempt: endedAt, lastSuccess });
    });
    this.options.count(run.kind, run.state, endedAt.getTime() - run.startedAt.getTime());
    return ended;
  }
}
