import type { SandboxPeople } from '../people.js';
import { ExchangeError } from './exchange/exchange-error.js';
import type { Context, Input, Output } from './exchange/handler.js';
import { exportedCmdlets, runCmdlet, writes } from './exchange/run-cmdlet.js';
import { Journal, type Recorded } from './journal.js';
import { seedTenant, type TenantSize } from './seed/seed-tenant.js';
import { principalOf, type RoleChange, setRole } from './set-role.js';
import type { ConnectorRecord, TenantSettings, TenantState } from './state.js';

export interface SimulatedTenantOptions {
  /** Folder of state that survives a restart. */
  readonly folder: string;
  readonly people: SandboxPeople;
  readonly size: TenantSize;
  readonly clock: () => Date;
  readonly newGuid: () => string;
}

/**
 * The tenant: seeded the same each time, then changed by what its journal has recorded. So a restart
 * finds it as it was, and the journal tells how it came there.
 */
export class SimulatedTenant {
  private readonly journal: Journal;
  private current: TenantState;

  constructor(private readonly options: SimulatedTenantOptions) {
    this.journal = new Journal(options.folder);
    const recorded = this.journal.read();
    const first = recorded[0]?.time;
    this.current = this.seed(first === undefined ? options.clock() : new Date(first));
    for (const one of recorded) this.repeat(one);
  }

  get state(): TenantState {
    return this.current;
  }

  get people(): SandboxPeople {
    return this.options.people;
  }

  cmdlets(): ReturnType<Journal['cmdlets']> {
    return this.journal.cmdlets();
  }

  /** Back to the first day: state and journal. */
  reset(): void {
    this.journal.clear();
    this.current = this.seed(this.options.clock());
  }

  /** Which cmdlets somebody may run, by object id. */
  exportedCmdlets(objectId: string): readonly string[] {
    return exportedCmdlets(objectId, this.context());
  }

  /**
   * Runs a cmdlet as somebody and records it, whatever comes of it.
   * @throws ExchangeError
   */
  run(objectId: string, cmdlet: string, parameters: Input): Output {
    try {
      const output = runCmdlet(objectId, cmdlet, parameters, this.context());
      this.record(objectId, cmdlet, parameters, 'ok');
      return output;
    } catch (error) {
      const outcome = error instanceof ExchangeError ? error.type : 'InternalError';
      this.record(objectId, cmdlet, parameters, outcome);
      throw error;
    }
  }

  /** @returns what was given or taken, in words; undefined when there is no such role */
  setRole(change: RoleChange): string | undefined {
    const done = setRole(this.current, this.options.people, change);
    if (done) this.journal.add({ time: this.now(), event: 'role', detail: { ...change } });
    return done;
  }

  alter(settings: Partial<TenantSettings>): void {
    this.journal.add({ time: this.now(), event: 'settings', detail: settings });
    Object.assign(this.current.settings, settings);
  }

  addConnector(connector: ConnectorRecord): void {
    this.journal.add({ time: this.now(), event: 'connector', detail: { ...connector } });
    this.current.connectors.push(connector);
  }

  /** The object id of a user or of the application, by any of its names. */
  idOf(name: string): string | undefined {
    return principalOf(this.current, this.options.people, name)?.id;
  }

  /** What somebody holds, of every kind; undefined when there is no such account. */
  rolesOf(account: string): object | undefined {
    const id = this.idOf(account);
    if (id === undefined) return undefined;
    const { rbac, entra } = this.current;
    return {
      entraGroups: entra.groupsOf(id).map((group) => group.displayName),
      entraRoles: entra.rolesOf(id).map((role) => role.displayName),
      managementRoles: rbac
        .assignmentsOf(id)
        .filter(({ enabled, delegating }) => enabled && !delegating)
        .map(({ role, assigneeName }) => `${role} (${assigneeName})`),
      cmdlets: this.exportedCmdlets(id),
    };
  }

  private now(): string {
    return this.options.clock().toISOString();
  }

  private seed(at: Date): TenantState {
    return seedTenant(this.options.people, this.options.size, at.getTime());
  }

  private context(now = this.options.clock().getTime()): Context {
    const { people, newGuid } = this.options;
    return { state: this.current, people, now, newGuid };
  }

  private record(objectId: string, cmdlet: string, parameters: Input, outcome: string): void {
    const identity = this.nameOf(objectId);
    this.journal.add({ time: this.now(), identity, cmdlet, parameters, outcome });
  }

  /** The name that the journal shows for an object id. */
  private nameOf(objectId: string): string {
    const { servicePrincipal } = this.options.people;
    if (objectId === servicePrincipal.objectId) return servicePrincipal.displayName;
    return this.current.entra.users.get(objectId)?.userPrincipalName ?? objectId;
  }

  /** Does again what the journal recorded. What failed then is left out. */
  private repeat(recorded: Recorded): void {
    if ('event' in recorded) {
      const detail = recorded.detail;
      if (recorded.event === 'role') setRole(this.current, this.people, detail as never);
      if (recorded.event === 'settings') Object.assign(this.current.settings, detail);
      if (recorded.event === 'connector') this.current.connectors.push(detail as never);
      return;
    }
    if (recorded.outcome !== 'ok' || !writes(recorded.cmdlet)) return;
    const at = new Date(recorded.time).getTime();
    try {
      runCmdlet(
        this.idOf(recorded.identity) ?? recorded.identity,
        recorded.cmdlet,
        recorded.parameters,
        this.context(at),
      );
    } catch (error) {
      // A right that was taken later does not undo what was done with it before.
      if (!(error instanceof ExchangeError)) throw error;
    }
  }
}
