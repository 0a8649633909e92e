import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleepFor } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CountedBackend } from './backends/counted/counted-backend.js';
import { GuardedBackend } from './backends/guarded/guarded-backend.js';
import { PowershellBackend } from './backends/powershell/powershell-backend.js';
import { workerScript } from './backends/powershell/worker-script.js';
import { RestBackend } from './backends/rest/rest-backend.js';
import { evidencePage } from './cards/evidence-page.js';
import { createRenderer } from './cards/renderer.js';
import { createDispatch, type Dispatch } from './commands/dispatch.js';
import { diagnosisLine, doctorWords } from './commands/doctor/doctor-command.js';
import { createCommands } from './commands/index.js';
import { createVoices, type Voices } from './commands/voices.js';
import type { Config } from './config.js';
import { AuditDesk } from './domain/audit/audit-desk.js';
import { Approvals } from './domain/changes/approvals.js';
import { ChangeDesk } from './domain/changes/change-desk.js';
import { ChangeRunner } from './domain/changes/change-runner.js';
import { PlanningDesk } from './domain/changes/planning-desk.js';
import type { ChangePolicy } from './domain/changes/policy.js';
import { mendScripts } from './domain/checks/mend-scripts.js';
import { PermissionDesk } from './domain/checks/permission-desk.js';
import { PrerequisiteDesk } from './domain/checks/prerequisite-desk.js';
import { DeviceDesk } from './domain/connector/device-desk.js';
import { StatusDesk } from './domain/connector/status-desk.js';
import { SyncDesk } from './domain/connector/sync-desk.js';
import { type SyncRhythm, syncDue } from './domain/connector/sync-due.js';
import { DoctorDesk, type Probes } from './domain/doctor/doctor-desk.js';
import { PersonFailure, TenantFailure } from './domain/failure.js';
import { Leases } from './domain/leases.js';
import { PeopleDesk } from './domain/people/people-desk.js';
import type { ExchangeBackend } from './domain/ports/exchange-backend.js';
import type { Jobs } from './domain/ports/jobs.js';
import type { Store } from './domain/ports/store.js';
import { IncidentDesk } from './domain/watch/incident-desk.js';
import { Rounds } from './domain/watch/rounds.js';
import { SignsOfLife } from './domain/watch/signs-of-life.js';
import { SubscriptionDesk } from './domain/watch/subscription-desk.js';
import { WatchDesk } from './domain/watch/watch-desk.js';
import { GraphClient } from './graph/graph-client.js';
import { GraphDirectory } from './graph/graph-directory.js';
import { GraphIntune } from './graph/graph-intune.js';
import { type File, startHttpServer } from './http/http-server.js';
import { startMetricsServer } from './http/metrics-server.js';
import { rolesIn } from './identity/token-roles.js';
import { createTokens, type GetToken } from './identity/tokens.js';
import { EmbeddedJobs } from './jobs/embedded-jobs.js';
import { PgBossJobs } from './jobs/pg-boss-jobs.js';
import { lastDueOf } from './jobs/schedule.js';
import type { Log } from './observe/create-log.js';
import { freeBytes, powershellVersion, serverTime } from './observe/machine.js';
import { createMetrics, type Metrics } from './observe/metrics.js';
import { CheckpointFile } from './storage/checkpoint-file.js';
import { openPostgresStore } from './storage/postgres-store.js';
import { openSqliteStore } from './storage/sqlite-store.js';
import { BotAuthentication } from './teams/bot-authentication.js';
import { ConversationTurns } from './teams/conversation-turns.js';
import { wallTimer } from './teams/in-time.js';
import { NoticeDelivery } from './teams/notice-delivery.js';
import { Sender } from './teams/sender.js';
import { subjectCards } from './teams/subject-cards.js';
import { TeamsAdapter } from './teams/teams-adapter.js';
import { TeamsDoor } from './teams/teams-door.js';
import { Unfinished } from './teams/unfinished.js';

const packageRoot = fileURLToPath(new URL('..', import.meta.url));
const clock = (): Date => new Date();
const monotonic = (): number => performance.now();
const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await sleepFor(ms, undefined, signal ? { signal } : {});
};

/** How long a token, a page of rows or an attempt may take, in milliseconds. */
const tokenTimeoutMs = 8000;
const retryBudgetMs = 5000;
const keysFreshMs = 60_000;
const seenForMs = 48 * 60 * 60 * 1000;
const sweepEveryMs = 60 * 60 * 1000;

/** What nobody woke is found after so long. */
const sweepChangesMs = 2000;

/** What time asks for, and this process's sign of life. */
const roundsEveryMs = 30_000;
const everyMinute = '* * * * *';

/** PowerShell and Microsoft's module are slow starters. */
const powershellStartMs = 60_000;

/** When a PowerShell process is replaced: Microsoft's module leaks with each connection. */
const powershellLimits = { calls: 2000, minutes: 8 * 60, memory: 1024 ** 3 };

/** Requests under way get this long to end by themselves when the bot stops. */
const graceMs = 4000;

/** The bot, at work. */
export interface RunningBot {
  readonly port: number;
  stop(): Promise<void>;
}

const versionOf = (): string => {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  return String(version);
};

function openStore({ databaseUrl, dataDir }: Config, log: Log): Promise<Store> {
  if (!databaseUrl) return openSqliteStore({ file: join(dataDir, 'bot.sqlite') });
  const onError = (error: Error): void => log.error('store.connection', { error });
  return openPostgresStore({ url: databaseUrl.reveal(), onError });
}

const tokensOf = ({ tenant, addresses }: Config, application: Config['bot']): GetToken =>
  createTokens({
    ...application,
    tenantId: tenant.id,
    authorityUrl: addresses.authority,
    timeoutMs: tokenTimeoutMs,
  });

const common = {
  fetch: globalThis.fetch,
  random: Math.random,
  newId: randomUUID,
  sleep,
  retryBudgetMs,
};

function restBackend({ exchange, addresses, tenant }: Config, getToken: GetToken): ExchangeBackend {
  return new RestBackend({
    ...common,
    baseUrl: addresses.exchange,
    tenantId: tenant.id,
    appId: exchange.appId,
    getToken,
    clock,
    timeoutMs: exchange.timeoutMs,
  });
}

function powershellBackend(config: Config, getToken: GetToken, log: Log): ExchangeBackend {
  const { exchange, powershell, tenant } = config;
  return new PowershellBackend({
    ...powershell,
    connection: { appId: exchange.appId, organization: tenant.domain, getToken },
    script: workerScript(),
    startTimeoutMs: powershellStartMs,
    silenceTimeoutMs: exchange.timeoutMs,
    longestQueue: 500,
    drainMs: graceMs,
    recycle: powershellLimits,
    newId: randomUUID,
    clock,
    log: log.info,
  });
}

function backendOf(config: Config, getToken: GetToken, log: Log): ExchangeBackend {
  const { exchange } = config;
  const backend =
    config.backend === 'rest'
      ? restBackend(config, getToken)
      : powershellBackend(config, getToken, log);
  return new GuardedBackend(backend, {
    concurrency: exchange.concurrency,
    longestQueue: 500,
    // Requests have time-outs of their own: this one ends what hangs in spite of them.
    timeoutMs: exchange.timeoutMs + tokenTimeoutMs + retryBudgetMs,
    failures: 5,
    pauseMs: 5000,
    clock,
  });
}

/** Letters and digits that nobody mistakes for others. */
const idAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const newShortId = (): string =>
  Array.from(randomBytes(6), (byte) => idAlphabet[byte % idAlphabet.length]).join('');

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const every = (ms: number, work: () => void): (() => void) => {
  const timer = setInterval(work, ms);
  return () => clearInterval(timer);
};

/** What the tenant refuses is in the run's record; one that is under way already is as good. */
async function syncIfDue(sync: SyncDesk, store: Store, rhythm: SyncRhythm): Promise<void> {
  const kind = await syncDue(store, rhythm, clock());
  if (!kind) return;
  await sync[kind]().catch((error: unknown) => {
    if (!(error instanceof TenantFailure || error instanceof PersonFailure)) throw error;
  });
}

/** All processes of a bot are late by the same, and bots of other tenants by something else. */
const jitterOf = ({ tenant }: Config): number =>
  (Number.parseInt(tenant.id.slice(0, 6), 16) % 300) * 1000;

function scheduleOf(config: Config) {
  const jitter = jitterOf(config);
  const { full, quick, checks, digest } = config.schedule;
  const lastDue = (cron: string) => lastDueOf(cron, config.timeZone, jitter);
  return {
    full: lastDue(full),
    quick: lastDue(quick),
    checks: lastDue(checks),
    digest: lastDueOf(digest, config.timeZone, 0),
  };
}

/** Certificates whose end is known; when a secret ends is for Entra to tell. */
const credentialsOf = ({ bot, exchange }: Config) =>
  [
    { name: 'bot', credential: bot.credential },
    { name: exchange.name, credential: exchange.credential },
  ].flatMap(({ name, credential }) =>
    credential.kind === 'certificate' ? [{ name, notAfter: credential.notAfter }] : [],
  );

/** @param backend asked for only when somebody reads the metrics: it counts into them itself */
const metricsOver = (store: Store, backend: () => Pick<ExchangeBackend, 'describe'>): Metrics =>
  createMetrics({
    running: () => {
      const { running, waiting, workers = 0 } = backend().describe();
      return { running, waiting, workers };
    },
    lastSuccess: async () => {
      const last = await store.syncs.lastDone();
      return last?.endedAt && last.endedAt.getTime() / 1000;
    },
    openIncidents: async () => (await store.incidents.open(1000)).length,
    outbox: async () => {
      const { count, oldest } = await store.outbox.waiting();
      const oldestSeconds = oldest ? (clock().getTime() - oldest.getTime()) / 1000 : 0;
      return { count, oldestSeconds };
    },
    deadConversations: async () => (await store.conversations.dead()).length,
    auditEntries: async () => (await store.audit.latest(1))[0]?.number ?? 0,
  });

/** Failures that are logged are counted too. */
const counted = (log: Log, { failure }: Metrics): Log => ({
  ...log,
  error: (event, fields) => {
    failure(event);
    log.error(event, fields);
  },
});

/** How long answers take. */
const timed = (dispatch: Dispatch, turn: Metrics['turn']): Dispatch => ({
  ...dispatch,
  answer: async (asked) => {
    const start = monotonic();
    const reply = await dispatch.answer(asked);
    turn(asked.asked.kind, monotonic() - start);
    return reply;
  },
});

const approvalConversationsOf = ({ kinds }: ChangePolicy): readonly string[] => [
  ...new Set(Object.values(kinds).flatMap(({ conversationId }) => conversationId ?? [])),
];

/** What the doctor asks of the machine and the network. */
function probesOf(config: Config, getToken: GetToken): Probes {
  const { addresses, dataDir, powershell, bot } = config;
  const botToken = tokensOf(config, bot);
  const exchangeScope = addresses.exchange.startsWith('https:')
    ? `${addresses.exchange}/.default`
    : 'https://outlook.office365.com/.default';
  const scopes = { graph: 'https://graph.microsoft.com/.default', exchange: exchangeScope };
  return {
    authorityTime: () => serverTime(addresses.authority, tokenTimeoutMs),
    areKeysReadable: keysReader(addresses.botOpenIdMetadata),
    freeBytes: () => freeBytes(dataDir),
    permissionsFor: async (resource) =>
      rolesIn(await getToken(scopes[resource], { skipCache: true })),
    botSignIn: () => botToken('https://api.botframework.com/.default', { skipCache: true }),
    powershellVersion: () => powershellVersion(powershell.executable, powershellStartMs),
  };
}

/** What the parts hand to each other that only the whole knows. */
interface Wiring {
  readonly wake: () => void;
  readonly count: Metrics;
  /** Known once the door is open. */
  readonly publicUrl: () => string;
}

/** The evidence of a change as a file, for whoever holds a ticket. */
const evidenceOver =
  (auditDesk: AuditDesk, voices: Voices) =>
  async (ticket: string, ending: string): Promise<File | undefined> => {
    const found = await auditDesk.evidence(ticket);
    if (!found) return undefined;
    const { evidence, language } = found;
    const name = `evidence-${evidence.change.id}.${ending}`;
    if (ending === 'json') {
      return { type: 'application/json', name, content: JSON.stringify(evidence, undefined, 2) };
    }
    const voice = voices({ speaker: { locale: language, timeZone: undefined }, at: clock() });
    return { type: 'text/html', name, content: evidencePage(evidence, voice) };
  };

/** Everything that answers people, over the tenant and the Store. */
function dispatchOf(config: Config, store: Store, log: Log, wiring: Wiring) {
  const { wake, count, publicUrl } = wiring;
  const getToken = tokensOf(config, config.exchange);
  const backend = new CountedBackend(backendOf(config, getToken, log), count.cmdlet, monotonic);
  const graph = new GraphClient({
    ...common,
    baseUrl: config.addresses.graph,
    getToken,
    clock,
    timeoutMs: config.graphTimeoutMs,
  });
  const intune = new GraphIntune(graph);
  const directory = new GraphDirectory(graph, clock);
  const application = { appId: config.exchange.appId, name: config.exchange.name };
  const voices = createVoices({ language: config.language, timeZone: config.timeZone });
  const people = new PeopleDesk(directory, config.roles);
  const { holding } = config;
  const watch = new WatchDesk({ store, holding, clock, newIncidentId: newShortId });
  const leases = new Leases({
    store: store.leases,
    clock,
    newId: randomUUID,
    every,
    onError: (error) => log.error('lease.failed', { error }),
  });
  const sync = new SyncDesk({
    store,
    exchange: backend,
    intune,
    leases,
    clock,
    newId: randomUUID,
    statisticsQuota: config.sync.statisticsQuota,
    watch,
    count: count.sync,
  });
  const { policy } = config;
  const approvals = new Approvals(people, policy);
  const planning = new PlanningDesk({
    store,
    exchange: backend,
    policy,
    clock,
    newChangeId: newShortId,
    hash,
  });
  const changes = new ChangeDesk({ store, people, approvals, policy, clock, wake });
  const runner = new ChangeRunner({
    store,
    exchange: backend,
    approvals,
    policy,
    sync,
    leases,
    clock,
    newId: randomUUID,
    hash,
    log: log.error,
  });
  const prerequisites = new PrerequisiteDesk(backend, intune, clock);
  const permissions = new PermissionDesk({
    exchange: backend,
    intune,
    directory,
    application,
    clock,
  });
  const connection = new StatusDesk(backend, intune, store.connectors, clock);
  const folder = join(config.dataDir, 'audit');
  const checkpoints = new CheckpointFile({
    file: config.checkpointFile ?? join(folder, 'checkpoints.jsonl'),
    keyFile: join(folder, 'key.pem'),
  });
  const newSecret = (): string => randomBytes(32).toString('base64url');
  const auditDesk = new AuditDesk({ store, checkpoints, clock, newSecret });
  const doctor = new DoctorDesk({
    store,
    exchange: backend,
    intune,
    permissions,
    probes: probesOf(config, getToken),
    clock,
    bot: config.bot,
    application,
    dataDir: config.dataDir,
    credentials: credentialsOf(config),
    approvalConversations: approvalConversationsOf(policy),
    powershellPath: config.powershell.executable,
  });
  const commands = createCommands({
    doctor,
    auditDesk,
    publicUrl,
    prerequisites,
    permissions,
    scripts: mendScripts(application),
    connection,
    health: { version: versionOf(), startedAt: clock(), backend, store, clock },
    preferences: store.preferences,
    visits: store.visits,
    voices,
    changes,
    planning,
    sync,
    connectors: store.connectors,
    syncs: store.syncs,
    audit: store.audit,
    devices: new DeviceDesk(backend),
    digest: store,
    incidents: new IncidentDesk({ store, holding, clock, wake }),
    subscriptions: new SubscriptionDesk(store.subscriptions, clock),
  });
  const dispatch = createDispatch({
    people,
    preferences: store.preferences,
    commands,
    voices,
    log: (event, fields) => log.error(event, fields),
  });
  const schedule = scheduleOf(config);
  const rounds = new Rounds({
    store,
    watch,
    prerequisites,
    permissions,
    holding,
    clock,
    checksDue: schedule.checks,
    digestDue: schedule.digest,
    credentials: credentialsOf(config),
    escalation: config.escalation,
    reminderMs: config.reminderMs,
  });
  const rhythm = { ...config.sync, ...schedule };
  return {
    dispatch: timed(dispatch, count.turn),
    backend,
    voices,
    changes,
    runner,
    sync,
    rounds,
    rhythm,
    connection,
    doctor,
    auditDesk,
  };
}

/** Whether Bot Framework's signing keys can be read; asked at most once a minute. */
function keysReader(url: string): () => Promise<boolean> {
  let readAt = 0;
  return async () => {
    if (clock().getTime() - readAt < keysFreshMs) return true;
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) });
    await answer.body?.cancel();
    if (answer.ok) readAt = clock().getTime();
    return answer.ok;
  };
}

/**
 * What the doctor finds, without opening the door: for the command line.
 * @throws StoreFailure when the database cannot be opened, as when the bot runs over the same SQLite file
 */
export async function examine(config: Config, log: Log): Promise<readonly string[]> {
  const store = await openStore(config, log);
  const metrics = metricsOver(store, () => parts.backend);
  const wiring = { wake: () => {}, count: metrics, publicUrl: () => '' };
  const parts = dispatchOf(config, store, log, wiring);
  const { doctor, voices, backend } = parts;
  const voice = voices({ speaker: { locale: config.language, timeZone: undefined }, at: clock() });
  const found = await doctor.diagnoses();
  await backend.close();
  await store.close();
  return [
    doctorWords(found, voice),
    ...found.map((each) => {
      const { title, text } = diagnosisLine(each, voice);
      return `${title}: ${text.replaceAll('\n', '\n    ')}`;
    }),
  ];
}

/**
 * Joins the rooms and opens the door.
 * @throws StoreFailure when the database cannot be opened, and Node's error when the port is taken
 */
export async function startBot(config: Config, log: Log): Promise<RunningBot> {
  const store = await openStore(config, log);
  let wake = (): void => {};
  const metrics = metricsOver(store, () => parts.backend);
  let ownUrl = '';
  const parts = dispatchOf(config, store, counted(log, metrics), {
    wake: () => wake(),
    count: metrics,
    publicUrl: () => config.publicUrl ?? ownUrl,
  });
  const { dispatch, backend, voices, changes, runner, sync, rounds, rhythm, connection } = parts;
  const { appId } = config.bot;
  const authentication = new BotAuthentication({
    appId,
    openIdMetadataUrl: config.addresses.botOpenIdMetadata,
    getToken: tokensOf(config, config.bot),
    timer: wallTimer,
  });
  const adapter = new TeamsAdapter(authentication.framework);
  const unfinished = new Unfinished((error) => log.error('answer.lost', { error }));
  const draw = createRenderer(join(packageRoot, 'cards'));
  const sender = new Sender({ adapter, appId, sleep });
  const turns = new ConversationTurns({
    dispatch,
    draw,
    sender,
    timer: wallTimer,
    unfinished,
    log: log.error,
  });
  const door = new TeamsDoor({
    authentication,
    adapter,
    turns,
    store,
    clock,
    newId: randomUUID,
    stopping: unfinished.signal,
    log,
    tenantId: config.tenant.id,
    serviceUrlHosts: config.serviceUrlHosts,
    isSandbox: config.isSandbox,
  });
  const delivery = new NoticeDelivery({
    store,
    sender,
    drawSubject: subjectCards(store, connection),
    draw,
    voices,
    clock,
    sleep,
    timer: wallTimer,
    count: metrics.notice,
    log: log.error,
  });
  const onError = (error: unknown): void => log.error('sweep.failed', { error });
  const life = new SignsOfLife(store, randomUUID(), clock, config.holding);
  const jobs: Jobs = config.databaseUrl
    ? new PgBossJobs({ url: config.databaseUrl.reveal(), onError })
    : new EmbeddedJobs(onError);
  jobs.work('notices', sweepChangesMs, () => delivery.deliver());
  jobs.work('changes', sweepChangesMs, async () => {
    await changes.expireDue();
    await runner.recover();
    await runner.runApproved();
    await syncIfDue(sync, store, rhythm);
  });
  jobs.work('rounds', roundsEveryMs, async () => {
    await life.beat();
    await rounds.make();
    await parts.auditDesk.checkpoint();
  });
  jobs.schedule('rounds', everyMinute, config.timeZone);
  wake = () => {
    for (const name of ['notices', 'changes']) jobs.wake(name);
  };
  // A file has one process: whoever held a lease of it is gone.
  if (!config.databaseUrl) await store.leases.releaseAll();
  await life.begin();
  await jobs.start();
  const areKeysReadable = keysReader(config.addresses.botOpenIdMetadata);
  const server = await startHttpServer({
    ...config.http,
    receive: (inbound) => door.receive(inbound),
    evidence: evidenceOver(parts.auditDesk, voices),
    isReady: async () => {
      await store.ping();
      return areKeysReadable();
    },
    onError: (error) => log.error('request.failed', { error }),
  }).catch(async (error: unknown) => {
    await jobs.stop(0);
    await store.close();
    throw error;
  });
  ownUrl = `http://127.0.0.1:${server.port}`;
  const metricsServer =
    config.metricsPort === undefined
      ? undefined
      : await startMetricsServer(config.metricsPort, metrics.text);
  const sweep = setInterval(() => {
    const old = new Date(clock().getTime() - seenForMs);
    store.seen.forgetBefore(old).catch((error: unknown) => log.error('seen.sweep', { error }));
  }, sweepEveryMs);
  const stop = async (): Promise<void> => {
    clearInterval(sweep);
    await Promise.all([server.close(graceMs), unfinished.finish(graceMs)]);
    await jobs.stop(graceMs);
    await metricsServer?.close(graceMs);
    await life.end();
    await parts.auditDesk.checkpoint().catch(onError);
    await backend.close();
    await store.close();
  };
  return { port: server.port, stop };
}
