import type { AuditEvent } from '../audit/audit-entry.js';
import { rowsOf } from '../checks/answered.js';
import type { CmdletCall } from '../cmdlets/cmdlet-call.js';
import type { Connector } from '../connector/connector.js';
import type { SyncDesk } from '../connector/sync-desk.js';
import { type Outcome, TenantFailure } from '../failure.js';
import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { Store } from '../ports/store.js';
import type { Change, StepOutcome } from './change.js';
import { showEverywhere } from './change-desk.js';
import type { Plan, PlanStep } from './plan.js';
import { planDevice, readLists } from './plan-device.js';
import { planSetup } from './plan-setup.js';
import { readToday } from './read-today.js';

export interface ChangeRunnerOptions {
  readonly store: Store;
  readonly exchange: Pick<ExchangeBackend, 'run'>;
  readonly sync: Pick<SyncDesk, 'full'>;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly log: (event: string, fields: { readonly [name: string]: unknown }) => void;
}

/** More than these would hide the step that they are about. */
const mostWarnings = 5;

type Ended = Pick<Change, 'state'> & { readonly why?: TenantFailure | undefined };

/** Runs what was approved: once, step by step, and never what is not as it was approved. */
export class ChangeRunner {
  constructor(private readonly options: ChangeRunnerOptions) {}

  /** Runs every approved change; of several processes one takes it. */
  async runApproved(): Promise<void> {
    const { store, clock } = this.options;
    for (const change of await store.changes.list(['approved'], 20)) {
      const running: Change = { ...change, state: 'running', startedAt: clock() };
      if (await this.write(running, 'change.started')) {
        await this.run({ ...running, version: running.version + 1 });
      }
    }
  }

  /**
   * What a process that ended left running is not run again: the tenant is read, and it is told whether
   * all that was asked for is there.
   */
  async recover(): Promise<void> {
    for (const change of await this.options.store.changes.list(['running'], 20)) {
      const left = await this.leftToDo(change).catch(() => undefined);
      const isThere = left?.length === 0 && change.kind !== 'disconnect';
      if (isThere && change.kind === 'setup') await this.record(change);
      await this.end(change, { state: isThere ? 'done' : 'unknown' });
    }
  }

  private async run(change: Change): Promise<void> {
    try {
      if (change.kind === 'disconnect') return await this.disconnect(change);
      if (await this.hasDrifted(change)) return await this.end(change, { state: 'void' });
      const stepped = await this.steps(change);
      const last = stepped.outcomes.at(-1)?.outcome;
      if (last !== undefined && last !== 'done') return await this.end(stepped, { state: last });
      if (change.kind === 'setup') {
        await this.record(stepped);
        await this.options.sync.full();
      }
      const left = await this.leftToDo(stepped);
      await this.end(stepped, { state: left.length === 0 ? 'done' : 'failed' });
    } catch (error) {
      if (!(error instanceof TenantFailure)) {
        this.options.log('change.failed', { id: change.id, error });
      }
      const current = (await this.options.store.changes.get(change.id)) ?? change;
      const why = error instanceof TenantFailure ? error : undefined;
      await this.end(current, { state: 'failed', why });
    }
  }

  /** What was approved is what would be planned today, or it is not run. */
  private async hasDrifted(change: Change): Promise<boolean> {
    const now = await this.leftToDo(change);
    return JSON.stringify(now) !== JSON.stringify(change.plan);
  }

  /** What is still to be changed for the wishes to hold: nothing, once all of it was done. */
  private async leftToDo({ wishes, device }: Change): Promise<Plan> {
    const { exchange } = this.options;
    if (wishes) return planSetup(await readToday(exchange), wishes);
    return device ? planDevice(await readLists(exchange, device.mailbox), device) : [];
  }

  /** One step after the other; the first that does not end well is the last. */
  private async steps(change: Change): Promise<Change> {
    let current = change;
    for (const step of change.plan) {
      const outcome = await this.step(current, step);
      const next: Change = { ...current, outcomes: [...current.outcomes, outcome] };
      await this.write(next, 'cmdlet.ran', { cmdlet: step.cmdlet, outcome: outcome.outcome });
      current = { ...next, version: next.version + 1 };
      if (outcome.outcome !== 'done') return current;
    }
    return current;
  }

  private async step(change: Change, step: PlanStep): Promise<StepOutcome> {
    const { exchange, clock } = this.options;
    const call = { cmdlet: step.cmdlet, parameters: step.parameters } as CmdletCall;
    const warnings: string[] = [];
    const onWarning = (warning: string): void => {
      if (warnings.length < mostWarnings) warnings.push(warning);
    };
    try {
      await rowsOf(exchange.run(call, { onWarning }));
      return { outcome: 'done', at: clock(), ...(warnings.length > 0 ? { warnings } : {}) };
    } catch (error) {
      if (!(error instanceof TenantFailure)) throw error;
      const outcome = await this.outcomeOf(change, step, error.outcome);
      return {
        outcome,
        at: clock(),
        fault: error.fault,
        ...(error.said === undefined ? {} : { said: error.said }),
      };
    }
  }

  /** A write that nobody confirmed is not repeated: the tenant is read, and tells. */
  private async outcomeOf(
    change: Change,
    step: PlanStep,
    outcome: Outcome,
  ): Promise<StepOutcome['outcome']> {
    if (outcome === 'none') return 'failed';
    const left = await this.leftToDo(change).catch(() => undefined);
    if (!left) return 'unknown';
    return left.some(({ target }) => target === step.target) ? 'failed' : 'done';
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

  private async end(change: Change, { state, why }: Ended): Promise<void> {
    const endedAt = this.options.clock();
    const outcomes: readonly StepOutcome[] = why
      ? [
          ...change.outcomes,
          {
            outcome: 'failed',
            at: endedAt,
            fault: why.fault,
            ...(why.said === undefined ? {} : { said: why.said }),
          },
        ]
      : change.outcomes;
    await this.write({ ...change, state, outcomes, endedAt }, 'change.ended', { state });
  }

  private write(
    change: Change,
    what: AuditEvent['what'],
    detail: AuditEvent['detail'] = {},
  ): Promise<boolean> {
    const { store, clock } = this.options;
    return store.together(async (areas) => {
      if (!(await areas.changes.put(change))) return false;
      await areas.audit.append({
        at: clock(),
        what,
        person: undefined,
        changeId: change.id,
        detail: { kind: change.kind, hash: change.hash, ...detail },
      });
      await showEverywhere(areas, change);
      return true;
    });
  }
}
