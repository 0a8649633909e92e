import type { Connector } from '../connector/connector.js';
import type { SyncDesk } from '../connector/sync-desk.js';
import { PersonFailure, StoreFailure, TenantFailure } from '../failure.js';
import type { Leases } from '../leases.js';
import { type Begin, during } from '../part.js';
import type { Store } from '../ports/store.js';
import type { Approvals } from './approvals.js';
import { type Change, type Found, scopeOf } from './change.js';
import { ChangeRecords } from './change-records.js';
import { changeText } from './change-text.js';
import { type Inspection, inspect, type PlanSources } from './inspect.js';
import type { ChangePolicy } from './policy.js';
import { findBlocker } from './pre-run-check.js';
import { RunLost, runSteps } from './run-steps.js';

export interface ChangeRunnerOptions extends Pick<PlanSources, 'exchange' | 'hasAccount'> {
  readonly store: Store;
  readonly approvals: Approvals;
  readonly policy: ChangePolicy;
  readonly sync: Pick<SyncDesk, 'full'>;
  readonly leases: Pick<Leases, 'during'>;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly hash: (text: string) => string;
  readonly begin: Begin;
  readonly log: (event: string, fields: { readonly [name: string]: unknown }) => void;
}

interface Ended extends Pick<Change, 'state'> {
  readonly why?: TenantFailure | undefined;
  readonly found?: Found | undefined;
}

type ChangeWork = (change: Change, signal: AbortSignal) => Promise<void>;

/** A failure of ours after the first step was begun: what was done is not known from the record alone. */
class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Runs what was approved: once, step by step, and never what is not as it was approved. */
export class ChangeRunner {
  private readonly records: ChangeRecords;
  private readonly sources: PlanSources;

  constructor(private readonly options: ChangeRunnerOptions) {
    const { store, exchange, hasAccount } = options;
    this.records = new ChangeRecords(store, options.hash);
    this.sources = { exchange, hasAccount, changes: store.changes, connectors: store.connectors };
  }

  /**
   * Runs every approved change; of several processes one takes it. Calls may overlap: each starts what is
   * approved by then, and what alters the same things waits for the next call.
   */
  async runApproved(): Promise<void> {
    const { clock } = this.options;
    await this.each('approved', async (change, signal) => {
      const running: Change = { ...change, state: 'running', startedAt: clock() };
      const at = clock();
      const started = await this.records.write(running, { at, what: 'change.started' });
      if (started) await during(this.part(started), () => this.run(started, signal));
    });
  }

  /**
   * What a process that ended, or lost the database, left running is not run again: the tenant is read, and
   * it is told whether all that was asked for is there.
   */
  async recover(): Promise<void> {
    await this.each('running', (change) => during(this.part(change), () => this.readBack(change)));
  }

  private async readBack(change: Change): Promise<void> {
    const found = await this.inspected(change);
    if (found?.isDone && change.kind === 'setup') await this.record(change);
    const left = found && {
      why: 'left' as const,
      plan: found.plan,
      missing: found.missing,
      effect: undefined,
    };
    await this.end(change, found?.isDone ? { state: 'done' } : { state: 'unknown', found: left });
  }

  private part({ id, kind, origins }: Change) {
    return this.options.begin('change', { change: id, kind }, origins);
  }

  /**
   * Work on each change of a state while no other process does, on its newest record. Changes of different
   * scopes are worked on at the same time, and none keeps another waiting by failing.
   */
  private async each(state: Change['state'], work: ChangeWork): Promise<void> {
    const found = await this.options.store.changes.list([state]);
    const scopes = new Set(found.map(scopeOf));
    await Promise.all(
      [...scopes].map(async (scope) => {
        for (const change of found) if (scopeOf(change) === scope) await this.one(change, work);
      }),
    );
  }

  private async one({ id, state, ...rest }: Change, work: ChangeWork): Promise<void> {
    const { store, leases, log } = this.options;
    const once = async (signal: AbortSignal): Promise<void> => {
      const change = await store.changes.get(id);
      if (change?.state === state) await work(change, signal);
    };
    const alone = async (scopeLost: AbortSignal): Promise<void> => {
      await leases.during(`change ${id}`, (lost) => once(AbortSignal.any([scopeLost, lost])));
    };
    await leases
      .during(`changes of ${scopeOf(rest)}`, alone)
      .catch((error: unknown) => log('change.failed', { id, error }));
  }

  private async run(change: Change, signal: AbortSignal): Promise<void> {
    try {
      await this.runWhole(change, signal);
    } catch (error) {
      // Whoever has the lease by now reads back what was done.
      if (error instanceof RunLost || signal.aborted) {
        return this.options.log('change.lost', { id: change.id });
      }
      if (!(error instanceof TenantFailure)) {
        this.options.log('change.failed', { id: change.id, error });
      }
      // It stays running, and is read back in the next round: the record does not tell how far it came.
      if (error instanceof StoreFailure || error instanceof Interrupted) return;
      const current = (await this.options.store.changes.get(change.id)) ?? change;
      const why = error instanceof TenantFailure ? error : undefined;
      await this.end(current, { state: 'failed', why });
    }
  }

  private async runWhole(change: Change, signal: AbortSignal): Promise<void> {
    const { approvals, policy, clock, hash } = this.options;
    if (hash(changeText(change)) !== change.hash) throw new Error('The plan was altered.');
    const found = await findBlocker(
      change,
      { ...this.sources, approvals, policy, clock },
      { signal },
    );
    if (found) return this.end(change, { state: 'void', found });
    if (change.kind === 'disconnect') return this.disconnect(change);
    await this.go(change, signal).catch(interrupted);
  }

  /** From the first step to the end. */
  private async go(change: Change, signal: AbortSignal): Promise<void> {
    const { exchange, clock } = this.options;
    const steps = { records: this.records, clock, ...this.sources, exchange };
    const stepped = await runSteps(change, steps, signal);
    const last = stepped.outcomes.at(-1)?.outcome;
    if (last !== undefined && last !== 'done') return this.end(stepped, { state: last });
    if (change.kind === 'setup') {
      await this.record(stepped);
      await this.synchronised(signal);
    }
    await this.verify(stepped);
  }

  /** Every object that was asked for, against what is read: what cannot be read is not known. */
  private async verify(change: Change): Promise<void> {
    try {
      const { isDone, plan, missing } = await inspect(change, this.sources);
      if (isDone) return await this.end(change, { state: 'done' });
      const found: Found | undefined =
        missing.length > 0 ? { why: 'missing', plan, missing, effect: undefined } : undefined;
      await this.end(change, { state: 'failed', found });
    } catch (error) {
      if (error instanceof PersonFailure) return this.end(change, { state: 'unknown' });
      if (!(error instanceof TenantFailure)) throw error;
      await this.end(change, { state: 'unknown', why: error });
    }
  }

  /** The first sync; one that is under way already is as good. */
  private async synchronised(signal: AbortSignal): Promise<void> {
    try {
      await this.options.sync.full({ signal });
    } catch (error) {
      if (!(error instanceof PersonFailure)) throw error;
    }
  }

  /** The change against the tenant; undefined when that cannot be read, or not without guessing. */
  private async inspected(change: Change): Promise<Inspection | undefined> {
    return inspect(change, this.sources).catch((error: unknown) => {
      if (error instanceof TenantFailure || error instanceof PersonFailure) return undefined;
      throw error;
    });
  }

  private async record(change: Change): Promise<void> {
    const { store, clock, newId } = this.options;
    const before = await store.connectors.current();
    const isSame = before?.primarySmtpAddress === change.account && !before.disconnectedAt;
    const connector: Connector = isSame
      ? before
      : {
          id: newId(),
          primarySmtpAddress: change.account,
          approvedAt: clock(),
          disconnectedAt: undefined,
          lastAttempt: undefined,
          lastSuccess: undefined,
        };
    await store.connectors.put(connector);
  }

  private async disconnect(change: Change): Promise<void> {
    const { store, clock } = this.options;
    const connector = await store.connectors.current();
    if (connector) await store.connectors.put({ ...connector, disconnectedAt: clock() });
    await this.end(change, { state: 'done' });
  }

  private async end(change: Change, { state, why, found }: Ended): Promise<void> {
    const { clock } = this.options;
    const said = why?.said === undefined ? {} : { said: why.said };
    const trouble = why && { fault: why.fault, ...said };
    const at = clock();
    const ended: Change = { ...change, state, trouble, found, endedAt: at };
    const detail = {
      state,
      ...(why ? { fault: why.fault } : {}),
      ...(found ? { found: found.why } : {}),
    };
    await this.records.write(ended, { at, what: 'change.ended', detail });
  }
}

/** What is known to have ended in some way passes. @throws the error, or Interrupted because of it */
function interrupted(error: unknown): never {
  if (error instanceof TenantFailure || error instanceof RunLost) throw error;
  throw new Interrupted('Not known how far it came.', { cause: error });
}
