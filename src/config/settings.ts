import { isIP } from 'node:net';
import { z } from 'zod';

/** A setting: how it is read, and what to write when it cannot be. */
interface Setting<T> {
  readonly schema: z.ZodType<T>;
  readonly write: string;
}

const setting = <T>(schema: z.ZodType<T>, write: string): Setting<T> => ({ schema, write });

const guid = z.guid().transform((id) => id.toLowerCase());
const wholeNumber = (least: number, most: number, usual: number) =>
  z.coerce.number().int().min(least).max(most).default(usual);
const text = z.string().trim().min(1);
const yes = z.literal('yes').optional();
const url = z.url({ protocol: /^https?$/ }).transform((address) => address.replace(/\/+$/, ''));

const ids = z
  .string()
  .default('')
  .transform((list) => list.split(',').map((id) => id.trim().toLowerCase()))
  .transform((list) => list.filter((id) => id !== ''))
  .pipe(z.array(z.guid()));

const hosts = z
  .string()
  .default('smba.trafficmanager.net')
  .transform((list) => list.split(',').map((host) => host.trim().toLowerCase()))
  .pipe(z.array(z.string().regex(/^[a-z0-9.-]+$/)).min(1));

const isTimeZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};

const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  const most = family === 6 ? 128 : 32;
  const isWithin = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
  return family !== 0 && more.length === 0 && isWithin;
};

const networks = z
  .string()
  .default('')
  .transform((list) => list.split(',').map((each) => each.trim()))
  .transform((list) => list.filter((each) => each !== ''))
  .pipe(z.array(z.string().refine(isNetwork)));

/** Five fields; whether it ever comes is looked at when the bot starts. */
const cron = text.regex(/^\S+(\s+\S+){4}$/);
const cronWords = 'a cron expression of five fields, such as 0 3 * * *';

const minutesIn = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

const quietHours = z
  .string()
  .regex(/^([01]?\d|2[0-3]):[0-5]\d\s*-\s*([01]?\d|2[0-3]):[0-5]\d$/)
  .transform((span) => span.split('-').map((time) => minutesIn(time.trim())))
  .transform(([from = 0, to = 0]) => ({ from, to }))
  .optional();

const windows = z
  .string()
  .default('')
  .transform((list) => list.split(',').map((span) => span.trim()))
  .transform((list) => list.filter((span) => span !== ''))
  .transform((list) => list.map((span) => span.split('/').map((moment) => new Date(moment))))
  .transform((list) => list.map(([from = new Date(Number.NaN), to = from]) => ({ from, to })))
  .refine((list) => list.every(({ from, to }) => from < to));

const days = z.coerce.number().int().min(0).max(36_500);
const daysOrEver = 'days from 1 to 36500, or 0 for ever';

const idList = 'Entra object ids of groups or people, separated by commas';

/** Every setting of the bot. `.env.example` tells them to people; a spec compares the two. */
export const settings = {
  NODE_ENV: setting(
    z.enum(['production', 'development', 'test']).default('production'),
    'production or development',
  ),
  PORT: setting(wholeNumber(0, 65535, 3978), 'a port from 1 to 65535'),
  HOST: setting(
    text.default('127.0.0.1'),
    'the address to listen on, such as 127.0.0.1 or 0.0.0.0',
  ),
  TRUSTED_PROXIES: setting(
    networks,
    'the addresses or networks of your proxies, such as 10.0.0.4 or 10.0.0.0/8, separated by commas, or nothing',
  ),
  RATE_PER_PERSON: setting(wholeNumber(0, 10_000, 60), 'a number from 0 to 10000'),
  RATE_PER_CONVERSATION: setting(wholeNumber(0, 10_000, 240), 'a number from 0 to 10000'),
  DRAIN_SECONDS: setting(wholeNumber(0, 60, 0), 'seconds from 0 to 60'),
  DATA_DIR: setting(text.default('data'), 'a folder that the bot may write to'),
  DATABASE_URL: setting(
    z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    'postgres://user:password@host/database, or nothing for SQLite in DATA_DIR',
  ),
  TENANT_ID: setting(guid, "the tenant's id, a GUID"),
  TENANT_DOMAIN: setting(text, "the tenant's initial domain, such as contoso.onmicrosoft.com"),
  MICROSOFT_APP_ID: setting(guid, "the bot's application (client) id, a GUID"),
  MICROSOFT_APP_PASSWORD: setting(text.optional(), "the bot application's client secret"),
  MICROSOFT_APP_PASSWORD_FILE: setting(text.optional(), 'a file with that secret in it'),
  MICROSOFT_APP_MANAGED_IDENTITY: setting(yes, 'yes, or nothing'),
  MICROSOFT_APP_CERTIFICATE_FILE: setting(
    text.optional(),
    "a PEM file with the bot application's certificate and its private key",
  ),
  EXCHANGE_APP_ID: setting(guid, 'the application (client) id that runs the cmdlets, a GUID'),
  EXCHANGE_APP_NAME: setting(
    text.default('SP Connector Bot'),
    'the name that Exchange has for that application',
  ),
  EXCHANGE_APP_SECRET: setting(text.optional(), "that application's client secret"),
  EXCHANGE_APP_SECRET_FILE: setting(text.optional(), 'a file with that secret in it'),
  EXCHANGE_APP_MANAGED_IDENTITY: setting(yes, 'yes, or nothing'),
  EXCHANGE_APP_CERTIFICATE_FILE: setting(
    text.optional(),
    "a PEM file with that application's certificate and its private key",
  ),
  BACKEND: setting(z.enum(['rest', 'powershell']), 'rest or powershell'),
  POWERSHELL_PATH: setting(
    text.default('pwsh'),
    'the path of PowerShell 7.4 or later, or nothing for pwsh on PATH',
  ),
  POWERSHELL_MODULE: setting(
    text.default('ExchangeOnlineManagement'),
    'ExchangeOnlineManagement, or the path of its .psd1 file',
  ),
  POWERSHELL_WORKERS: setting(wholeNumber(1, 20, 3), 'how many PowerShell processes, 1 to 20'),
  ROLE_ADMIN: setting(ids, idList),
  ROLE_APPROVER: setting(ids, idList),
  ROLE_OPERATOR: setting(ids, idList),
  ROLE_VIEWER: setting(ids, idList),
  CHECK_AS: setting(
    z.enum(['application', 'asker']).default('application'),
    'application or asker',
  ),
  SSO_RESOURCE: setting(
    text.regex(/^api:\/\/\S+$/).optional(),
    "the application id URI of the bot's registration, or nothing for api://botid- and its id",
  ),
  APPROVALS_CONVERSATION: setting(
    text.optional(),
    'the id of the channel that approves changes, such as 19:…@thread.tacv2, or nothing for where they are asked',
  ),
  POLICY_FILE: setting(
    text.optional(),
    'the name of a file that says who approves what (docs/policy.md), or nothing for one approver',
  ),
  SYNC_FULL: setting(cron.default('0 3 * * *'), cronWords),
  SYNC_QUICK: setting(cron.default('0 */2 * * *'), cronWords),
  CHECKS: setting(cron.default('30 * * * *'), cronWords),
  DIGEST: setting(cron.default('0 8 * * *'), cronWords),
  SYNC_RETRY_MINUTES: setting(wholeNumber(1, 1440, 15), 'minutes from 1 to 1440'),
  SYNC_STATISTICS: setting(
    wholeNumber(0, 5000, 200),
    'of how many devices a full sync reads the statistics, 0 to 5000',
  ),
  QUIET_HOURS: setting(quietHours, 'such as 22:00-07:00, or nothing'),
  MAINTENANCE: setting(
    windows,
    'times from/to in ISO 8601, such as 2026-12-01T20:00Z/2026-12-01T23:00Z, separated by commas',
  ),
  ESCALATE_MINUTES: setting(wholeNumber(1, 1440, 30), 'minutes from 1 to 1440'),
  ESCALATION_CONVERSATION: setting(text.optional(), 'the id of a conversation, or nothing'),
  ESCALATION_PEOPLE: setting(ids, 'Entra object ids of people, separated by commas'),
  REMINDER_HOURS: setting(wholeNumber(1, 168, 4), 'hours from 1 to 168'),
  PUBLIC_URL: setting(
    url.optional(),
    "the address at which people's browsers reach the bot, such as https://bot.contoso.com, or nothing",
  ),
  AUDIT_CHECKPOINTS: setting(
    text.optional(),
    'the file of signed checkpoints of the audit, best on another disk, or nothing for one in DATA_DIR',
  ),
  AUDIT_ARCHIVE: setting(
    text.optional(),
    'a folder for what is taken out of the audit, or nothing for one in DATA_DIR',
  ),
  KEEP_AUDIT_DAYS: setting(days.optional(), daysOrEver),
  KEEP_CHANGES_DAYS: setting(days.default(730), daysOrEver),
  KEEP_INCIDENTS_DAYS: setting(days.default(365), daysOrEver),
  KEEP_SYNCS_DAYS: setting(days.default(365), daysOrEver),
  KEEP_DEVICES_DAYS: setting(days.default(90), daysOrEver),
  METRICS_HOST: setting(
    text.default('127.0.0.1'),
    'the address to listen on, such as 127.0.0.1 or 0.0.0.0',
  ),
  METRICS_PORT: setting(
    z.coerce.number().int().min(0).max(65535).optional(),
    'a port for the metrics, or nothing for none',
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: setting(
    url.optional(),
    'the address of an OTLP receiver, such as http://127.0.0.1:4318, or nothing',
  ),
  LANGUAGE: setting(z.enum(['en', 'zh-TW']).default('en'), 'en or zh-TW'),
  TIME_ZONE: setting(
    text.refine(isTimeZone).default('UTC'),
    'an IANA time zone, such as Asia/Taipei',
  ),
  LOG_LEVEL: setting(
    z.enum(['debug', 'info', 'warn', 'error']).default('info'),
    'debug, info, warn or error',
  ),
  SERVICE_URL_HOSTS: setting(hosts, 'hosts of the Bot Connector, separated by commas'),
  EXCHANGE_CONCURRENCY: setting(wholeNumber(1, 50, 8), 'how many cmdlets run at a time, 1 to 50'),
  EXCHANGE_TIMEOUT_SECONDS: setting(wholeNumber(1, 900, 60), 'seconds from 1 to 900'),
  GRAPH_TIMEOUT_SECONDS: setting(wholeNumber(1, 300, 20), 'seconds from 1 to 300'),
  AUTHORITY_URL: setting(url.default('https://login.microsoftonline.com'), "Entra's address"),
  GRAPH_URL: setting(url.default('https://graph.microsoft.com'), "Microsoft Graph's address"),
  EXCHANGE_URL: setting(url.default('https://outlook.office365.com'), "Exchange Online's address"),
  BOT_OPENID_METADATA_URL: setting(
    url.default('https://login.botframework.com/v1/.well-known/openidconfiguration'),
    "the address of the Bot Framework's signing keys",
  ),
  SANDBOX_URL: setting(url.optional(), 'nothing: only the launcher of the sandbox sets it'),
} as const;

export type SettingName = keyof typeof settings;

export type Settings = {
  readonly [N in SettingName]: (typeof settings)[N] extends Setting<infer T> ? T : never;
};

/** The settings as far as they could be read, and a line for each that could not. */
export interface ReadSettings {
  readonly known: Partial<Settings>;
  /** All of them; undefined when one is faulty. */
  readonly whole: Settings | undefined;
  readonly faults: readonly string[];
}

/** Reads each setting by itself, so that one that is faulty hides no other. An empty value is none. */
export function readSettings(environment: {
  readonly [name: string]: string | undefined;
}): ReadSettings {
  const known: { [name: string]: unknown } = {};
  const faults: string[] = [];
  for (const [name, { schema, write }] of Object.entries(settings)) {
    const { success, data } = schema.safeParse(environment[name]?.trim() || undefined);
    if (success) known[name] = data;
    else faults.push(`${name}: write ${write}.`);
  }
  const whole = faults.length > 0 ? undefined : (known as unknown as Settings);
  return { known, whole, faults };
}
