import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import {
  type BotProgram,
  botProgram,
  type Ended,
  type RunOptions,
} from '../support/bot-program.js';
import { leastEnvironment } from '../support/environment.js';
import { freePort } from '../support/free-port.js';
import { selfSigned } from '../support/self-signed.js';
import { type Served, serve } from '../support/serve.js';
import { tempFolder } from '../support/temp-folder.js';

const inVain = 'The bot did not start. ';
const settingsNeeded = `${inVain}These settings need a value (see .env.example):\n  `;
const toBeMended = `${inVain}This has to be mended first (npm run doctor tells more):\n  `;

/** What keeps a bot from starting, and all that it says. */
interface BadStart {
  readonly what: string;
  readonly environment: RunOptions['environment'];
  readonly as?: Omit<RunOptions, 'environment'>;
  readonly says: string;
}

describe('a bot that cannot start', function () {
  this.timeout(120_000);
  const temp = tempFolder();
  const at = (name: string): string => join(temp.path, name);
  const isRoot = process.getuid?.() === 0;
  let bot: BotProgram;
  let other: Served;
  const ports = { TAKEN: '', BOTH: '' };
  const ended = new Map<string, Promise<Ended>>();

  /** Ports are known only once they are taken. */
  const filled = (text: string): string =>
    text.replace(/\b(TAKEN|BOTH)\b/g, (name) => ports[name as keyof typeof ports]);

  /** Each of them has a data folder of its own, unless that is what is wrong. */
  const dataOf = (what: string): string => at(`data of ${what.replaceAll('/', ' ')}`);

  const badStarts: readonly BadStart[] = [
    {
      what: 'a certificate without its key',
      environment: {
        EXCHANGE_APP_SECRET: undefined,
        EXCHANGE_APP_CERTIFICATE_FILE: at('certificate.pem'),
      },
      says: `${settingsNeeded}EXCHANGE_APP_CERTIFICATE_FILE: write the name of a PEM file that holds a certificate and its private key: "${at('certificate.pem')}" has a certificate without its private key.\n`,
    },
    {
      what: 'several settings that cannot be used',
      environment: { TENANT_ID: 'contoso', LANGUAGE: 'fr', TRUSTED_PROXIES: '10.0.0.0/99' },
      says: `${settingsNeeded}TRUSTED_PROXIES: write the addresses or networks of your proxies, such as 10.0.0.4 or 10.0.0.0/8, separated by commas, or nothing.\n  TENANT_ID: write the tenant's id, a GUID.\n  LANGUAGE: write en or zh-TW.\n`,
    },
    {
      what: 'a port in use',
      environment: { PORT: 'TAKEN' },
      says: `${toBeMended}PORT: port TAKEN is in use. Write another, or stop the other program.\n`,
    },
    {
      what: 'a data folder that is a file',
      environment: { DATA_DIR: join(at('certificate.pem'), 'data') },
      says: `${toBeMended}DATA_DIR: there is no folder "${join(at('certificate.pem'), 'data')}", and it cannot be made.\n`,
    },
    {
      what: 'a read-only data folder',
      environment: { DATA_DIR: at('read-only') },
      as: { asNobody: isRoot },
      says: `${toBeMended}DATA_DIR: nothing can be written to "${at('read-only')}".\n`,
    },
    {
      what: 'a full data folder',
      environment: { DATA_DIR: at('full') },
      // What a full disk answers to every byte, this limit answers too.
      as: { before: "trap '' XFSZ; ulimit -f 0; exec" },
      says: `${toBeMended}DATA_DIR: there is no room left in "${at('full')}".\n`,
    },
    {
      what: 'no PowerShell, and no port either',
      environment: { BACKEND: 'powershell', POWERSHELL_PATH: at('pwsh'), PORT: 'TAKEN' },
      says: `${toBeMended}PORT: port TAKEN is in use. Write another, or stop the other program.\n  POWERSHELL_PATH: "${at('pwsh')}" cannot be started.\n`,
    },
    {
      what: 'a PowerShell without the module',
      environment: { BACKEND: 'powershell', POWERSHELL_PATH: at('pwsh-without') },
      says: `${toBeMended}POWERSHELL_MODULE: PowerShell finds no module "ExchangeOnlineManagement". Install-Module -Name ExchangeOnlineManagement -MinimumVersion 3.7.0 -Scope AllUsers\n`,
    },
    {
      what: 'a database that nobody serves',
      environment: { DATABASE_URL: 'postgres://bot:hunter2@127.0.0.1:9/bot' },
      says: `${inVain}DATABASE_URL: the database 127.0.0.1:9/bot does not answer (ECONNREFUSED).\n`,
    },
    {
      what: 'an address for the metrics that this machine has not',
      environment: { METRICS_HOST: '192.0.2.1', METRICS_PORT: 'BOTH' },
      says: `${toBeMended}METRICS_HOST: nothing can listen at "192.0.2.1" (EADDRNOTAVAIL). Write an address of this machine.\n`,
    },
    {
      what: 'one port for the door and the metrics',
      environment: { PORT: 'BOTH', METRICS_PORT: 'BOTH' },
      says: `${inVain}Port BOTH is in use. Set PORT to another, or stop the other program.\n`,
    },
  ];

  before(async () => {
    chmodSync(temp.path, 0o755);
    for (const name of ['full', 'read-only']) mkdirSync(at(name));
    chmodSync(at('read-only'), 0o555);
    writeFileSync(at('certificate.pem'), selfSigned().certificate);
    writeFileSync(at('pwsh-without'), "#!/bin/sh\necho powershell=7.6.9\necho 'module='\n");
    chmodSync(at('pwsh-without'), 0o755);
    other = await serve((_, response) => response.end('<html>another program</html>'));
    ports.TAKEN = new URL(other.url).port;
    ports.BOTH = String(await freePort());
    bot = await botProgram();
    for (const { what, environment, as } of badStarts) {
      const own = Object.entries(environment).map(([name, value]) => [
        name,
        value && filled(value),
      ]);
      const usual = { ...leastEnvironment, PORT: '0', DATA_DIR: dataOf(what) };
      ended.set(
        what,
        bot.run([], { environment: { ...usual, ...Object.fromEntries(own) }, ...as }),
      );
    }
  });
  after(async () => {
    await Promise.allSettled(ended.values());
    await other.close();
    bot.remove();
    temp.remove();
  });

  for (const { what, says } of badStarts) {
    it(`says so in one line each, and leaves nothing half started: ${what}`, async () => {
      const { code, out, err } = (await ended.get(what)) ?? assert.fail(what);
      assert.equal(err, filled(says));
      assert.equal(code, 1);
      // Only what ends late has written to its log by then; nobody has said that it started.
      assert.doesNotMatch(out, /"started"|hunter2/);
      const isLate = what === 'one port for the door and the metrics';
      assert.equal(existsSync(join(dataOf(what), 'bot.sqlite')), isLate);
    });
  }

  it('has let go of everything when it failed late: the database, its lock and its sign of life', async () => {
    const what = 'one port for the door and the metrics';
    await ended.get(what);
    const store = await openSqliteStore({ file: join(dataOf(what), 'bot.sqlite') });
    assert.deepEqual(await store.beats.all(), []);
    await store.close();
  });
});
