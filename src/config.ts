import { existsSync } from 'node:fs';
import { type Addresses, readAddresses } from './config/addresses.js';
import { type Askers, askerFaults, askersOf } from './config/askers.js';
import { type Credential, readCredential } from './config/credential.js';
import { misspelt } from './config/misspelt.js';
import { readPolicy } from './config/policy.js';
import { powershellEnvironment } from './config/powershell-environment.js';
import { Secret } from './config/secret.js';
import { readSettings, type Settings } from './config/settings.js';
import type { ChangePolicy } from './domain/changes/policy.js';
import type { Holding } from './domain/watch/holding.js';

/** Everything that may be set, read and checked once. */
export interface Config {
  readonly http: { readonly host: string; readonly port: number };
  /** Addresses and networks of proxies whose X-Forwarded headers are believed. */
  readonly trustedProxies: readonly string[];
  /** How long a bot that ends goes on answering after it said that it is not ready. */
  readonly drainMs: number;
  readonly dataDir: string;
  /** PostgreSQL's address, which holds a password; undefined for SQLite. */
  readonly databaseUrl: Secret | undefined;
  readonly tenant: { readonly id: string; readonly domain: string };
  /** The application at the internet's door. */
  readonly bot: { readonly appId: string; readonly credential: Credential };
  /** The executing identity. */
  readonly exchange: {
    readonly appId: string;
    readonly name: string;
    readonly credential: Credential;
    readonly concurrency: number;
    readonly timeoutMs: number;
  };
  readonly graphTimeoutMs: number;
  readonly backend: 'rest' | 'powershell';
  readonly powershell: {
    readonly executable: string;
    readonly module: string;
    readonly workers: number;
    /** What the processes may see of the environment: none of the bot's secrets. */
    readonly environment: { readonly [name: string]: string };
  };
  /** Entra object ids of groups and people, by role. */
  readonly roles: {
    readonly [R in 'admin' | 'approver' | 'operator' | 'viewer']: readonly string[];
  };
  /** How people sign in, where checks run with the rights of who asks; undefined where they do not. */
  readonly askers: Askers | undefined;
  /** Who decides about changes. */
  readonly policy: ChangePolicy;
  /** When the connector synchronises by itself, and how many statistics a full sync reads. */
  readonly sync: {
    readonly againMs: number;
    readonly statisticsQuota: number;
  };
  /** Cron expressions, in the time zone. */
  readonly schedule: { readonly [K in 'full' | 'quick' | 'checks' | 'digest']: string };
  readonly holding: Holding;
  readonly escalation: {
    readonly afterMs: number;
    readonly conversationId: string | undefined;
    readonly people: readonly string[];
  };
  readonly reminderMs: number;
  /** How much may be asked in a minute. */
  readonly haste: { readonly person: number; readonly conversation: number };
  /** Where browsers reach the bot; undefined: its own address on this machine. */
  readonly publicUrl: string | undefined;
  /** The file of the audit's checkpoints; undefined: one in the data folder. */
  readonly checkpointFile: string | undefined;
  /** The folder of what is taken out of the audit; undefined: one in the data folder. */
  readonly archiveFolder: string | undefined;
  /** Milliseconds; undefined: for ever. */
  readonly keep: {
    readonly [K in 'audit' | 'changes' | 'incidents' | 'syncs' | 'devices']: number | undefined;
  };
  /** The port of the metrics; undefined: none. */
  readonly metricsPort: number | undefined;
  /** The address that the metrics are served at. */
  readonly metricsHost: string;
  /** Where traces are told, as OTLP over HTTP; undefined: nowhere. */
  readonly traceEndpoint: string | undefined;
  readonly language: 'en' | 'zh-TW';
  readonly timeZone: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  readonly addresses: Addresses;
  readonly serviceUrlHosts: readonly string[];
  /** A line for each name in the environment that looks like a setting and is none. */
  readonly unknownSettings: readonly string[];
  /** The launcher's sandbox is used: everything is on this machine. */
  readonly isSandbox: boolean;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Nothing and 0 are for ever. */
const daysMs = (days: number | undefined): number | undefined =>
  days ? days * 24 * hourMs : undefined;

/** Settings that cannot be used: a line for each, with what to write. */
export class ConfigFaults extends Error {
  override readonly name = 'ConfigFaults';

  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/**
 * Reads the environment, after the file `.env` where there is one.
 * @throws ConfigFaults with every fault at once
 */
export const loadConfig = (): Config => configOf(loadEnvironment());

/** The environment, after the file `.env` where there is one. */
export function loadEnvironment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** Node's switch lets anybody pass for Entra, Graph and Exchange: the bot's credentials would be theirs. */
const unsafeTls = (
  environment: { readonly [name: string]: string | undefined },
  { SANDBOX_URL }: Partial<Settings>,
): readonly string[] =>
  environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' && SANDBOX_URL === undefined
    ? [
        'NODE_TLS_REJECT_UNAUTHORIZED: remove it. It turns off the check of certificates; name a private authority in NODE_EXTRA_CA_CERTS instead.',
      ]
    : [];

/** @throws ConfigFaults */
export function configOf(environment: { readonly [name: string]: string | undefined }): Config {
  const { known, whole, faults } = readSettings(environment);
  const named = (name: keyof Settings & string) => ({ name, value: known[name]?.toString() });
  const bot = readCredential({
    secret: named('MICROSOFT_APP_PASSWORD'),
    secretFile: named('MICROSOFT_APP_PASSWORD_FILE'),
    certificateFile: named('MICROSOFT_APP_CERTIFICATE_FILE'),
    managedIdentity: named('MICROSOFT_APP_MANAGED_IDENTITY'),
  });
  const exchange = readCredential({
    secret: named('EXCHANGE_APP_SECRET'),
    secretFile: named('EXCHANGE_APP_SECRET_FILE'),
    certificateFile: named('EXCHANGE_APP_CERTIFICATE_FILE'),
    managedIdentity: named('EXCHANGE_APP_MANAGED_IDENTITY'),
  });
  const addresses = readAddresses(known);
  const policy = readPolicy(known.POLICY_FILE, known.APPROVALS_CONVERSATION);
  const all = [
    ...faults,
    ...lines(bot),
    ...lines(exchange),
    ...lines(addresses),
    ...lines(policy),
    ...furtherFaults(known),
    ...unsafeTls(environment, known),
  ];
  if (
    !whole ||
    typeof bot === 'string' ||
    typeof exchange === 'string' ||
    !('graph' in addresses) ||
    !('kinds' in policy) ||
    all.length > 0
  ) {
    throw new ConfigFaults(all);
  }
  const processes = powershellEnvironment(environment, addresses.exchange, whole.SANDBOX_URL);
  const unknown = misspelt(environment);
  return assemble(whole, { bot, exchange, addresses, policy, processes, unknown });
}

const lines = (read: unknown): readonly string[] =>
  typeof read === 'string' ? [read] : Array.isArray(read) ? read.map(String) : [];

/** What no setting can tell by itself. */
function furtherFaults(settings: Partial<Settings>): readonly string[] {
  const faults: string[] = [...askerFaults(settings)];
  if (settings.ROLE_ADMIN?.length === 0) {
    faults.push(
      'ROLE_ADMIN: write at least one Entra object id, or nobody can look after the bot.',
    );
  }
  return faults;
}

/** What is made of several settings, or of a file that one of them names. */
interface Made {
  readonly bot: Credential;
  readonly exchange: Credential;
  readonly addresses: Addresses;
  readonly policy: ChangePolicy;
  readonly processes: Config['powershell']['environment'];
  readonly unknown: readonly string[];
}

function assemble(
  settings: Settings,
  { bot, exchange, addresses, policy, processes, unknown }: Made,
): Config {
  return {
    http: { host: settings.HOST, port: settings.PORT },
    trustedProxies: settings.TRUSTED_PROXIES,
    drainMs: settings.DRAIN_SECONDS * 1000,
    dataDir: settings.DATA_DIR,
    databaseUrl:
      settings.DATABASE_URL === undefined ? undefined : new Secret(settings.DATABASE_URL),
    tenant: { id: settings.TENANT_ID, domain: settings.TENANT_DOMAIN },
    bot: { appId: settings.MICROSOFT_APP_ID, credential: bot },
    exchange: {
      appId: settings.EXCHANGE_APP_ID,
      name: settings.EXCHANGE_APP_NAME,
      credential: exchange,
      concurrency: settings.EXCHANGE_CONCURRENCY,
      timeoutMs: settings.EXCHANGE_TIMEOUT_SECONDS * 1000,
    },
    graphTimeoutMs: settings.GRAPH_TIMEOUT_SECONDS * 1000,
    backend: settings.BACKEND,
    powershell: {
      executable: settings.POWERSHELL_PATH,
      module: settings.POWERSHELL_MODULE,
      workers: settings.POWERSHELL_WORKERS,
      environment: processes,
    },
    roles: {
      admin: settings.ROLE_ADMIN,
      approver: settings.ROLE_APPROVER,
      operator: settings.ROLE_OPERATOR,
      viewer: settings.ROLE_VIEWER,
    },
    askers: askersOf(settings, bot),
    policy,
    sync: {
      againMs: settings.SYNC_RETRY_MINUTES * minuteMs,
      statisticsQuota: settings.SYNC_STATISTICS,
    },
    schedule: {
      full: settings.SYNC_FULL,
      quick: settings.SYNC_QUICK,
      checks: settings.CHECKS,
      digest: settings.DIGEST,
    },
    holding: {
      quietHours: settings.QUIET_HOURS && {
        ...settings.QUIET_HOURS,
        timeZone: settings.TIME_ZONE,
      },
      maintenance: settings.MAINTENANCE,
    },
    escalation: {
      afterMs: settings.ESCALATE_MINUTES * minuteMs,
      conversationId: settings.ESCALATION_CONVERSATION,
      people: settings.ESCALATION_PEOPLE,
    },
    reminderMs: settings.REMINDER_HOURS * hourMs,
    haste: { person: settings.RATE_PER_PERSON, conversation: settings.RATE_PER_CONVERSATION },
    publicUrl: settings.PUBLIC_URL,
    checkpointFile: settings.AUDIT_CHECKPOINTS,
    archiveFolder: settings.AUDIT_ARCHIVE,
    keep: {
      audit: daysMs(settings.KEEP_AUDIT_DAYS),
      changes: daysMs(settings.KEEP_CHANGES_DAYS),
      incidents: daysMs(settings.KEEP_INCIDENTS_DAYS),
      syncs: daysMs(settings.KEEP_SYNCS_DAYS),
      devices: daysMs(settings.KEEP_DEVICES_DAYS),
    },
    metricsPort: settings.METRICS_PORT,
    metricsHost: settings.METRICS_HOST,
    traceEndpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT,
    language: settings.LANGUAGE,
    timeZone: settings.TIME_ZONE,
    logLevel: settings.LOG_LEVEL,
    addresses,
    serviceUrlHosts: settings.SERVICE_URL_HOSTS,
    unknownSettings: unknown,
    isSandbox: settings.SANDBOX_URL !== undefined,
  };
}
