import { createDispatch } from '../commands/dispatch.js';
import { Haste } from '../commands/haste.js';
import { createCommands } from '../commands/index.js';
import { createVoices } from '../commands/voices.js';
import type { Config } from '../config.js';
import { approvalConversationsOf } from '../domain/changes/policy.js';
import { mendScripts } from '../domain/checks/mend-scripts.js';
import { PermissionDesk } from '../domain/checks/permission-desk.js';
import { PrerequisiteDesk } from '../domain/checks/prerequisite-desk.js';
import { DeviceDesk } from '../domain/connector/device-desk.js';
import { StatusDesk } from '../domain/connector/status-desk.js';
import { LogLevelDesk } from '../domain/log-level-desk.js';
import { AccountFinder } from '../domain/people/account-finder.js';
import { PeopleDesk } from '../domain/people/people-desk.js';
import type { Store } from '../domain/ports/store.js';
import { IncidentDesk } from '../domain/watch/incident-desk.js';
import { Rounds } from '../domain/watch/rounds.js';
import { SubscriptionDesk } from '../domain/watch/subscription-desk.js';
import type { Log } from '../observe/create-log.js';
import type { Trace } from '../observe/create-trace.js';
import type { Metrics } from '../observe/metrics.js';
import { askersOver } from './askers.js';
import { auditOf } from './audit.js';
import { changesOf } from './changes.js';
import { credentialsInUse } from './credentials.js';
import { doctorOf } from './doctor.js';
import { timed } from './measured.js';
import { scheduleOf } from './rhythm.js';
import { soon } from './soon.js';
import { tenantOf } from './tenant.js';
import { clock, productVersion } from './this-process.js';

/** A choice of language that is not told within so many milliseconds is not waited for. */
const preferenceMs = 1000;

/** What the parts hand to each other that only the whole knows. */
export interface Wiring {
  readonly wake: () => void;
  readonly count: Metrics;
  readonly trace: Trace;
  /** Known once the door is open. */
  readonly publicUrl: () => string;
}

/** What looks at the tenant, and changes nothing. */
function checksOf(config: Config, store: Store, tenant: ReturnType<typeof tenantOf>) {
  const { exchange, intune, directory } = tenant;
  const application = { appId: config.exchange.appId, name: config.exchange.name };
  const accounts = new AccountFinder(directory);
  return {
    accounts,
    prerequisites: new PrerequisiteDesk(exchange, intune, clock),
    permissions: new PermissionDesk({ exchange, intune, directory, application, clock }),
    connection: new StatusDesk(exchange, intune, store.connectors, clock),
    scripts: mendScripts(application),
    devices: new DeviceDesk(exchange, accounts),
  };
}

/** Everything that works without a door: over the tenant and the Store. */
export function partsOf(config: Config, store: Store, log: Log, wiring: Wiring) {
  const { wake, count, trace, publicUrl } = wiring;
  const { holding, language, timeZone } = config;
  const tenant = tenantOf(config, log, count, trace);
  const voices = createVoices({ language, timeZone });
  const people = new PeopleDesk(tenant.directory, config.roles);
  const changing = changesOf({ config, store, tenant, people, log, count, trace, wake });
  const checks = checksOf(config, store, tenant);
  const { auditDesk, archiveDesk } = auditOf(config, store, changing.leases);
  const doctor = doctorOf(config, {
    store,
    tenant,
    permissions: checks.permissions,
    // In the sandbox everything is on this machine, and so is whoever knocks.
    publicUrl: () => (config.isSandbox ? publicUrl() : config.publicUrl),
    isBeside: false,
  });
  const logLevel = new LogLevelDesk({
    store,
    usual: config.logLevel,
    apply: log.setLevel,
    clock,
  });
  const askers = askersOver({ config, store, tenant, people, voices, trace, publicUrl });
  const commands = createCommands({
    ...checks,
    ...changing,
    asker: askers?.asker,
    signIns: askers?.signIns,
    doctor,
    logLevel,
    auditDesk,
    publicUrl,
    voices,
    health: {
      version: productVersion(),
      startedAt: clock(),
      backend: tenant.exchange,
      store,
      clock,
    },
    preferences: store.preferences,
    visits: store.visits,
    connectors: store.connectors,
    syncs: store.syncs,
    audit: store.audit,
    digest: store,
    incidents: new IncidentDesk({ store, holding, clock, wake }),
    subscriptions: new SubscriptionDesk(store.subscriptions, clock),
  });
  const dispatch = createDispatch({
    people,
    preferences: soon(store.preferences, preferenceMs),
    changes: store.changes,
    commands,
    voices,
    haste: new Haste(config.haste),
    begin: trace.begin,
    askToSignIn: askers?.askToSignIn,
    log: (event, fields) => log.error(event, fields),
  });
  const schedule = scheduleOf(config);
  const rounds = new Rounds({
    store,
    watch: changing.watch,
    prerequisites: checks.prerequisites,
    permissions: checks.permissions,
    holding,
    clock,
    checksDue: schedule.checks,
    digestDue: schedule.digest,
    credentials: credentialsInUse(config, tenant.directory),
    escalation: config.escalation,
    reminderMs: config.reminderMs,
    approvalConversations: approvalConversationsOf(config.policy),
  });
  return {
    ...changing,
    dispatch: timed(dispatch, count.turn),
    backend: tenant.exchange,
    connection: checks.connection,
    askers,
    voices,
    rounds,
    rhythm: { ...config.sync, ...schedule },
    doctor,
    auditDesk,
    archiveDesk,
    logLevel,
  };
}

export type Parts = ReturnType<typeof partsOf>;
