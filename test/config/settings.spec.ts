import assert from 'node:assert/strict';
import { readSettings, type SettingName } from '../../src/config/settings.js';
import { leastEnvironment } from '../support/environment.js';

const id = (digit: string): string =>
  `${digit.repeat(8)}-${digit.repeat(4)}-4000-8000-${digit.repeat(12)}`;

/** For each setting: what it has to be told where it cannot be read, and texts that cannot be. */
const refused: { readonly [N in SettingName]?: readonly [write: string, ...texts: string[]] } = {
  NODE_ENV: ['production or development', 'prod', 'Production'],
  PORT: ['a port from 1 to 65535', '-1', '65536', '80.5', 'http', '39 78'],
  DATABASE_URL: [
    'postgres://user:password@host/database, or nothing for SQLite in DATA_DIR',
    'mysql://host/bot',
    'host/bot',
  ],
  TENANT_ID: ["the tenant's id, a GUID", '', 'contoso.com', `${id('a')}0`, 'common'],
  TENANT_DOMAIN: ["the tenant's initial domain, such as contoso.onmicrosoft.com", '', '   '],
  MICROSOFT_APP_ID: ["the bot's application (client) id, a GUID", '', 'my-bot'],
  EXCHANGE_APP_ID: ['the application (client) id that runs the cmdlets, a GUID', '', 'my-app'],
  BACKEND: ['rest or powershell', '', 'REST', 'auto'],
  ROLE_ADMIN: [
    'Entra object ids of groups or people, separated by commas',
    'grace@contoso.com',
    `${id('a')};${id('b')}`,
  ],
  ROLE_VIEWER: ['Entra object ids of groups or people, separated by commas', 'everybody'],
  CHECK_AS: ['application or asker', 'me', 'Asker'],
  SSO_RESOURCE: [
    "the application id URI of the bot's registration, or nothing for api://botid- and its id",
    'https://bot.contoso.com',
    'api:// x',
  ],
  LANGUAGE: ['en or zh-TW', 'zh', 'de', 'EN'],
  TIME_ZONE: ['an IANA time zone, such as Asia/Taipei', 'Taipei', 'Asia/Taipeh'],
  LOG_LEVEL: ['debug, info, warn or error', 'trace', 'silent'],
  SERVICE_URL_HOSTS: [
    'hosts of the Bot Connector, separated by commas',
    'https://smba.trafficmanager.net',
    'smba.trafficmanager.net,',
    '*',
  ],
  EXCHANGE_CONCURRENCY: ['how many cmdlets run at a time, 1 to 50', '0', '51', 'many'],
  EXCHANGE_TIMEOUT_SECONDS: ['seconds from 1 to 900', '0', '901', '1m'],
  GRAPH_TIMEOUT_SECONDS: ['seconds from 1 to 300', '0', '301', 'NaN'],
  AUTHORITY_URL: [
    "Entra's address",
    'login.microsoftonline.com',
    'ftp://login.microsoftonline.com',
  ],
  GRAPH_URL: ["Microsoft Graph's address", 'graph'],
  EXCHANGE_URL: ["Exchange Online's address", 'javascript:alert(1)'],
  BOT_OPENID_METADATA_URL: [
    "the address of the Bot Framework's signing keys",
    'file:///etc/passwd',
  ],
  SANDBOX_URL: ['nothing: only the launcher of the sandbox sets it', '127.0.0.1:4000'],
};

describe('the settings', () => {
  for (const [name, [write, ...texts]] of Object.entries(refused)) {
    for (const text of texts) {
      it(`${name}: ${JSON.stringify(text)} is refused with what to write, and not repeated`, () => {
        const { whole, faults } = readSettings({ ...leastEnvironment, [name]: text });
        assert.equal(whole, undefined);
        assert.deepEqual(faults, [`${name}: write ${write}.`]);
      });
    }
  }

  it('tells every fault at once, each in one line', () => {
    const { faults } = readSettings({ PORT: 'x', LANGUAGE: 'x', TIME_ZONE: 'x' });
    const named = faults.map((line) => line.split(':')[0]);
    assert.deepEqual(named, [
      'PORT',
      'TENANT_ID',
      'TENANT_DOMAIN',
      'MICROSOFT_APP_ID',
      'EXCHANGE_APP_ID',
      'BACKEND',
      'LANGUAGE',
      'TIME_ZONE',
    ]);
    for (const line of faults) assert.match(line, /^[A-Z_]+: write [^\n]+\.$/);
  });

  it('have defaults for all that is not of one tenant', () => {
    const { whole } = readSettings(leastEnvironment);
    assert.deepEqual(
      { ...whole, ...leastEnvironment },
      {
        ...leastEnvironment,
        NODE_ENV: 'production',
        OTEL_EXPORTER_OTLP_ENDPOINT: undefined,
        PORT: 3978,
        POWERSHELL_MODULE: 'ExchangeOnlineManagement',
        POLICY_FILE: undefined,
        SYNC_FULL: '0 3 * * *',
        SYNC_QUICK: '0 */2 * * *',
        CHECK_AS: 'application',
        SSO_RESOURCE: undefined,
        CHECKS: '30 * * * *',
        DIGEST: '0 8 * * *',
        QUIET_HOURS: undefined,
        MAINTENANCE: [],
        ESCALATE_MINUTES: 30,
        ESCALATION_CONVERSATION: undefined,
        ESCALATION_PEOPLE: [],
        REMINDER_HOURS: 4,
        PUBLIC_URL: undefined,
        AUDIT_CHECKPOINTS: undefined,
        AUDIT_ARCHIVE: undefined,
        KEEP_AUDIT_DAYS: undefined,
        KEEP_CHANGES_DAYS: 730,
        KEEP_INCIDENTS_DAYS: 365,
        KEEP_SYNCS_DAYS: 365,
        KEEP_DEVICES_DAYS: 90,
        METRICS_HOST: '127.0.0.1',
        METRICS_PORT: undefined,
        SYNC_RETRY_MINUTES: 15,
        SYNC_STATISTICS: 200,
        POWERSHELL_PATH: 'pwsh',
        POWERSHELL_WORKERS: 3,
        HOST: '127.0.0.1',
        DATA_DIR: 'data',
        DRAIN_SECONDS: 0,
        RATE_PER_PERSON: 60,
        RATE_PER_CONVERSATION: 240,
        DATABASE_URL: undefined,
        MICROSOFT_APP_PASSWORD_FILE: undefined,
        MICROSOFT_APP_MANAGED_IDENTITY: undefined,
        MICROSOFT_APP_CERTIFICATE_FILE: undefined,
        EXCHANGE_APP_NAME: 'SP Connector Bot',
        EXCHANGE_APP_SECRET_FILE: undefined,
        EXCHANGE_APP_MANAGED_IDENTITY: undefined,
        EXCHANGE_APP_CERTIFICATE_FILE: undefined,
        ROLE_APPROVER: [],
        ROLE_OPERATOR: [],
        ROLE_VIEWER: [],
        APPROVALS_CONVERSATION: undefined,
        LANGUAGE: 'en',
        TRUSTED_PROXIES: [],
        TIME_ZONE: 'UTC',
        LOG_LEVEL: 'info',
        SERVICE_URL_HOSTS: ['smba.trafficmanager.net'],
        EXCHANGE_CONCURRENCY: 8,
        EXCHANGE_TIMEOUT_SECONDS: 60,
        GRAPH_TIMEOUT_SECONDS: 20,
        AUTHORITY_URL: 'https://login.microsoftonline.com',
        GRAPH_URL: 'https://graph.microsoft.com',
        EXCHANGE_URL: 'https://outlook.office365.com',
        BOT_OPENID_METADATA_URL:
          'https://login.botframework.com/v1/.well-known/openidconfiguration',
        SANDBOX_URL: undefined,
      },
    );
  });

  it('take an empty value for none, and spaces around one for nothing', () => {
    const { whole } = readSettings({
      ...leastEnvironment,
      PORT: '',
      HOST: '  ',
      LANGUAGE: ' zh-TW ',
      DATABASE_URL: '',
    });
    assert.equal(whole?.PORT, 3978);
    assert.equal(whole?.HOST, '127.0.0.1');
    assert.equal(whole?.LANGUAGE, 'zh-TW');
    assert.equal(whole?.DATABASE_URL, undefined);
  });

  it('read ids in any case, and lists with spaces and holes', () => {
    const { whole } = readSettings({
      ...leastEnvironment,
      TENANT_ID: id('A'),
      ROLE_VIEWER: ` ${id('B')} ,, ${id('c')},`,
      SERVICE_URL_HOSTS: 'SMBA.trafficmanager.net , smba.infra.gov.teams.microsoft.us',
    });
    assert.equal(whole?.TENANT_ID, id('a'));
    assert.deepEqual(whole?.ROLE_VIEWER, [id('b'), id('c')]);
    assert.deepEqual(whole?.SERVICE_URL_HOSTS, [
      'smba.trafficmanager.net',
      'smba.infra.gov.teams.microsoft.us',
    ]);
  });
});
