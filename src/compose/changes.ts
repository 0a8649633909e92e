import { randomUUID } from 'node:crypto';
import type { Config } from '../config.js';
import { PendingAnswers } from '../domain/answers/pending-answers.js';
import { Approvals } from '../domain/changes/approvals.js';
import { ChangeDesk } from '../domain/changes/change-desk.js';
import { ChangeRunner } from '../domain/changes/change-runner.js';
import type { PlanSources } from '../domain/changes/inspect.js';
import { PlanningDesk } from '../domain/changes/planning-desk.js';
import { SyncDesk } from '../domain/connector/sync-desk.js';
import { Leases } from '../domain/leases.js';
import type { PeopleDesk } from '../domain/people/people-desk.js';
import type { Store } from '../domain/ports/store.js';
import { WatchDesk } from '../domain/watch/watch-desk.js';
import type { Log } from '../observe/create-log.js';
import type { Trace } from '../observe/create-trace.js';
import type { Metrics } from '../observe/metrics.js';
import type { Tenant } from './tenant.js';
import { clock, every, hash, newShortId } from './this-process.js';

interface Needs {
  readonly config: Config;
  readonly store: Store;
  readonly tenant: Tenant;
  readonly people: PeopleDesk;
  readonly log: Log;
  readonly count: Metrics;
  readonly trace: Trace;
  readonly wake: () => void;
}

export const leasesOf = ({ store, log }: Pick<Needs, 'store' | 'log'>): Leases =>
  new Leases({
    store: store.leases,
    clock,
    newId: randomUUID,
    every,
    onError: (error) => log.error('lease.failed', { error }),
  });

const syncOf = ({ config, store, tenant, count, trace }: Needs, watch: WatchDesk, leases: Leases) =>
  new SyncDesk({
    store,
    exchange: tenant.exchange,
    intune: tenant.intune,
    leases,
    clock,
    newId: randomUUID,
    statisticsQuota: config.sync.statisticsQuota,
    watch,
    begin: trace.begin,
    count: count.sync,
  });

/** What writes: changes from the plan to the end, and the sync. */
export function changesOf(needs: Needs) {
  const { config, store, tenant, people, log, wake, trace } = needs;
  const { policy, holding } = config;
  const { exchange } = tenant;
  const watch = new WatchDesk({ store, holding, clock, newIncidentId: newShortId });
  const leases = leasesOf(needs);
  const sync = syncOf(needs, watch, leases);
  const approvals = new Approvals(people, policy);
  const hasAccount: PlanSources['hasAccount'] = (address, options) =>
    people.hasAccount(address, options);
  const common = { store, exchange, policy, clock, hash, hasAccount };
  return {
    leases,
    watch,
    sync,
    pendingAnswers: new PendingAnswers({
      store,
      leases,
      clock,
      wake,
      onError: (error) => log.error('answer.untracked', { error }),
    }),
    planning: new PlanningDesk({ ...common, newChangeId: newShortId }),
    changes: new ChangeDesk({
      ...{ store, people, approvals, policy, clock, wake, hash },
      here: trace.here,
    }),
    runner: new ChangeRunner({
      ...common,
      approvals,
      sync,
      leases,
      newId: randomUUID,
      begin: trace.begin,
      log: log.error,
    }),
  };
}
