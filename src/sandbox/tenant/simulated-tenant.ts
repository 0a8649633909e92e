import type { SandboxPeople } from '../person.js';
import { ExchangeError } from './exchange/exchange-error.js';
import type { Context, Input, Output } from './exchange/handler.js';
import { runCmdlet } from './exchange/run-cmdlet.js';
import { Journal, type TenantEvent } from './journal.js';
import { principalOf } from './principal.js';
import { repeatAll } from './repeat.js';
import { seedTenant, type TenantSize } from './seed/seed-tenant.js';
import { type RoleChange, setRole } from './set-role.js';
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
    const { folder, people, size } = options;
    this.journal = new Journal(folder);
    const recorded = this.journal.read();
    const first = recorded[0]?.time;
    if (first === undefined) this.current = this.firstDay();
    else {
      this.current = seedTenant(people, size, Date.parse(first));
      repeatAll(recorded, this.current, people);
    }
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
    this.current = this.firstDay();
  }

  /**
   * Runs a cmdlet as somebody and records it, whatever comes of it.
   * @throws ExchangeError
   */
  run(objectId: string, cmdlet: string, parameters: Input): Output {
    const made: string[] = [];
    const at = this.options.clock();
    let outcome = 'InternalError';
    try {
      const output = runCmdlet(objectId, cmdlet, parameters, this.context(at, made));
      outcome = 'ok';
      return output;
    } catch (error) {
      if (error instanceof ExchangeError) outcome = error.type;
      throw error;
    } finally {
      const [guid] = made;
      this.journal.add({
        time: at.toISOString(),
        identity: this.nameOf(objectId),
        cmdlet,
        parameters,
        outcome,
        ...(guid === undefined ? {} : { made: guid }),
      });
    }
  }

  /** @returns what was given or taken, in words; undefined when there is no such account or role */
  setRole(change: RoleChange): string | undefined {
    const done = setRole(this.current, this.options.people, change);
    if (done) this.record('role', { ...change });
    return done;
  }

  alter(settings: Partial<TenantSettings>): void {
    this.record('settings', settings);
    Object.assign(this.current.settings, settings);
  }

  addConnector(connector: ConnectorRecord): void {
    this.record('connector', { ...connector });
    this.current.connectors.push(connector);
  }

  /** Intune's own connector synchronises. */
  syncConnector(connector: ConnectorRecord): void {
    const time = this.now();
    this.journal.add({ time, event: 'connectorSync', detail: { id: connector.id } });
    connector.status = 'connected';
    connector.lastSyncDateTime = time;
  }

  /** The object id of a user, a group or the application, by any of its names. */
  idOf(name: string): string | undefined {
    return principalOf(this.current.entra, this.options.people, name)?.id;
  }

  private now(): string {
    return this.options.clock().toISOString();
  }

  /** The moment is the journal's: what is repeated from it has to be the same to the millisecond. */
  private firstDay(): TenantState {
    const { people, size, clock } = this.options;
    const at = clock();
    this.journal.add({ time: at.toISOString(), event: 'seeded', detail: { ...size } });
    return seedTenant(people, size, at.getTime());
  }

  private record(event: TenantEvent['event'], detail: TenantEvent['detail']): void {
    this.journal.add({ time: this.now(), event, detail });
  }

  /** @param made takes the Guids of what the cmdlet makes */
  private context(at: Date, made: string[]): Context {
    const { people, newGuid } = this.options;
    const newGuidNoted = (): string => {
      const guid = newGuid();
      made.push(guid);
      return guid;
    };
    return { state: this.current, people, now: at.getTime(), newGuid: newGuidNoted };
  }

  /** The name that the journal shows for an object id. */
  private nameOf(objectId: string): string {
    return principalOf(this.current.entra, this.options.people, objectId)?.name ?? objectId;
  }
}
