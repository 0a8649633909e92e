import { createHash, randomUUID } from 'node:crypto';
import { Approvals } from '../../src/domain/changes/approvals.js';
import { ChangeDesk } from '../../src/domain/changes/change-desk.js';
import { ChangeRunner } from '../../src/domain/changes/change-runner.js';
import type { PlanSources } from '../../src/domain/changes/inspect.js';
import { PlanningDesk } from '../../src/domain/changes/planning-desk.js';
import type { ChangePolicy, ChangeRule } from '../../src/domain/changes/policy.js';
import { SyncDesk } from '../../src/domain/connector/sync-desk.js';
import { Leases } from '../../src/domain/leases.js';
import { unseen } from '../../src/domain/part.js';
import type { Person } from '../../src/domain/people/person.js';
import type { ExchangeBackend } from '../../src/domain/ports/exchange-backend.js';
import type { Store } from '../../src/domain/ports/store.js';
import { MemoryIntune } from './memory-intune.js';

export const approvalsChannel = '19:approvals@thread.tacv2';

const rule: ChangeRule = {
  approvals: 1,
  approvers: { role: 'approver', groups: [], people: [] },
  conversationId: approvalsChannel,
  hours: 24,
  reason: false,
  growth: undefined,
};

/** One approver for everything, unless a rule says otherwise; an admin may break the glass. */
export const policyWith = (change: Partial<ChangeRule> = {}): ChangePolicy => {
  const changed = { ...rule, ...change };
  return {
    kinds: { setup: changed, disconnect: changed, device: changed, restore: changed },
    breakGlass: { role: 'admin', groups: [], people: [] },
  };
};

const someone = (name: string, role: Person['role']): Person => ({
  objectId: name,
  name,
  userPrincipalName: `${name}@contoso.com`,
  mail: `${name}@contoso.com`,
  role,
  groups: [],
});

/** The people of the tenant, as the directory knows them at the moment. */
export class MemoryPeople {
  private readonly known = new Map<string, Person>();

  constructor() {
    const roles = {
      alice: 'operator',
      bob: 'approver',
      carol: 'approver',
      grace: 'admin',
    } as const;
    for (const [name, role] of Object.entries(roles)) this.is(name, role);
    this.is('dan', 'viewer');
    this.is('guest', undefined);
  }

  is(name: string, role: Person['role']): void {
    this.known.set(name, someone(name, role));
  }

  leaves(name: string): void {
    this.known.delete(name);
  }

  /** As the bot knew somebody when they began to speak. */
  of(name: string): Person {
    return this.known.get(name) ?? someone(name, undefined);
  }

  person = async (objectId: string): Promise<Person | undefined> => this.known.get(objectId);
}

export interface ChangeBenchOptions {
  readonly store: Store;
  readonly exchange: Pick<ExchangeBackend, 'run'>;
  readonly people?: MemoryPeople;
  readonly policy?: ChangePolicy;
  readonly clock?: () => Date;
  readonly newChangeId?: () => string;
  readonly hasAccount?: PlanSources['hasAccount'];
}

/** What one process of the bot has to decide about changes and to run them: the domain's own parts. */
export function changeBench(options: ChangeBenchOptions) {
  const { store, exchange, people = new MemoryPeople(), policy = policyWith() } = options;
  const clock = options.clock ?? (() => new Date());
  const newId = randomUUID;
  const logged: { readonly event: string; readonly error: unknown }[] = [];
  const log = (event: string, { error }: { readonly [name: string]: unknown }): void => {
    logged.push({ event, error });
  };
  const leases = new Leases({
    store: store.leases,
    clock,
    newId,
    every: () => () => {},
    onError: (error) => log('lease.failed', { error }),
  });
  const intune = new MemoryIntune();
  const watch = { syncEnded: async () => {} };
  const sync = new SyncDesk({
    ...{ store, exchange, intune, leases, watch, clock, newId, statisticsQuota: 0 },
    begin: unseen,
    count: () => {},
  });
  const approvals = new Approvals(people, policy);
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  const newChangeId =
    options.newChangeId ?? (() => randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase());
  const { hasAccount = async () => true } = options;
  const planning = new PlanningDesk({
    ...{ store, exchange, policy, clock, newChangeId, hash, hasAccount },
  });
  const desk = new ChangeDesk({
    store,
    people,
    approvals,
    policy,
    clock,
    hash,
    wake: () => {},
    here: () => undefined,
  });
  const runner = new ChangeRunner({
    ...{ store, exchange, hasAccount, approvals, policy, sync, leases, clock, newId, hash, log },
    begin: unseen,
  });
  return { store, people, planning, desk, runner, clock, logged };
}

export type ChangeBench = ReturnType<typeof changeBench>;
