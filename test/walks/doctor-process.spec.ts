import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import { botEnvironment } from '../../src/sandbox/bot-environment.js';
import { type BotProgram, botProgram, type Ended } from '../support/bot-program.js';
import { type Examined, examinedIn, illIn } from '../support/examined.js';
import { freePort } from '../support/free-port.js';
import { selfSigned } from '../support/self-signed.js';
import { type Served, serve } from '../support/serve.js';
import { tempFolder } from '../support/temp-folder.js';
import { shownIn, startWalk, type Walk } from '../support/walk.js';

const day = 24 * 60 * 60 * 1000;

/** A line of the doctor that is to be there: its symbol, what it says, and the command. */
type Line = readonly [title: string, symbol: string, says: RegExp, command?: RegExp];

describe('npm run doctor', function () {
  this.timeout(120_000);
  const temp = tempFolder();
  const at = (name: string): string => join(temp.path, name);
  let bot: BotProgram;
  let walk: Walk;
  let other: Served;
  const keyless = at('keyless.pem');
  /** A PEM file with a certificate that ends in so many days, and its key. */
  const certificate = (name: string, days: number): string => {
    const pair = selfSigned(new Date(Date.now() + days * day));
    writeFileSync(at(name), pair.certificate + pair.key);
    return at(name);
  };
  /** What takes PowerShell's place, and answers as it does. */
  const powershell = (name: string, module: string): void => {
    writeFileSync(at(name), `#!/bin/sh\necho powershell=7.6.9\necho 'module=${module}'\n`);
    chmodSync(at(name), 0o755);
  };
  const lines = (ended: Ended): ReadonlyMap<string, Examined> => examinedIn(ended.out);
  const run = async (environment: { readonly [name: string]: string | undefined }, port = 0) =>
    bot.run(['doctor'], {
      environment: { ...botEnvironment({}, walk.sandbox.url, port), ...environment },
    });
  const assertLines = (ended: Ended, wanted: readonly Line[]): void => {
    const found = lines(ended);
    for (const [title, symbol, says, command] of wanted) {
      const line = found.get(title) ?? assert.fail(`${title} is not in:\n${ended.out}`);
      assert.equal(line.symbol, symbol, `${title}: ${line.text}`);
      assert.match(line.text, says);
      if (command) assert.match(line.text, command);
    }
  };

  before(async () => {
    writeFileSync(keyless, selfSigned().certificate);
    powershell('pwsh-without', '');
    powershell('pwsh-old', '3.6.0');
    [bot, walk] = await Promise.all([botProgram(), startWalk()]);
    other = await serve((_, response) => response.end('<html>another program</html>'));
  });
  after(async () => {
    await walk.stop();
    await other.close();
    bot.remove();
    temp.remove();
  });

  it('looks beside the bot at work, and leaves it alone', async () => {
    await walk.say('bob', 'help', '19:approvals@thread.tacv2');
    const file = /, (\/.*bot\.sqlite)/.exec(shownIn(await walk.say('grace', 'doctor')))?.[1] ?? '';
    const port = Number(new URL(walk.botUrl).port);
    const ended = await run({ DATA_DIR: dirname(file) }, port);
    assert.deepEqual([ended.code, ended.err, illIn(lines(ended))], [0, '', []]);
    assertLines(ended, [
      ['Port', '✔', /^The bot answers on port \d+\.$/],
      ['Store', '✔', /^SQLite [\d.]+, /],
      ['Messaging endpoint', '✔', /^The bot answers at http/],
      ['Processes', '✔', /^1 process at work\.$/],
    ]);
  });

  it('looks before the first start, and makes nothing', async () => {
    const ended = await run({ DATA_DIR: at('fresh') }, await freePort());
    assert.deepEqual([ended.code, illIn(lines(ended))], [0, []]);
    assertLines(ended, [
      ['Port', '–', /: the bot is not running\.$/],
      ['Store', '–', /^Nothing is there yet; the first start makes it\. /],
      [
        'Messaging endpoint',
        '–',
        /^It cannot be looked at while the bot is not running\./,
        /npm run serve$/,
      ],
    ]);
    assert.ok(!existsSync(at('fresh')));
  });

  it('ends with 2 where something only needs a look', async () => {
    const soon = new Date(Date.now() + 10 * day).toISOString();
    walk.sandbox.tenant.simulated.alter({ secretEndDateTime: soon });
    const ended = await run({ DATA_DIR: at('fresh') }, await freePort());
    walk.sandbox.tenant.simulated.alter({ secretEndDateTime: '2099-12-31T00:00:00Z' });
    assert.equal(ended.code, 2);
    assertLines(ended, [
      ["Credential of the bot's application", '⚠', /^The secret ends soon/, /credential reset/],
    ]);
  });

  it('goes on where settings cannot be used, and says what waits for them', async () => {
    const ended = await run({
      DATA_DIR: at('fresh'),
      EXCHANGE_APP_SECRET: undefined,
      EXCHANGE_APP_CERTIFICATE_FILE: keyless,
      LANGUAGE: 'fr',
      ROLE_ADMINS: 'x',
      POLICY_FILE: at('none.json'),
    });
    assert.equal(ended.code, 1);
    assertLines(ended, [
      [
        'Settings',
        '✖',
        /^These have no value that can be used:\nLANGUAGE: write en or zh-TW\.\nEXCHANGE_APP_CERTIFICATE_FILE: .* has a certificate without its private key\.\nPOLICY_FILE: .*\nROLE_ADMINS is no setting/,
      ],
      ['The 13 cmdlets', '?', /once these settings are right: EXCHANGE_APP_CERTIFICATE_FILE$/],
      ["Sign-in of the bot's application", '✔', /gets its tokens/],
      ['Clock', '✔', /^It is right/],
    ]);
  });

  it('names all that is ill in the tenant and on the machine at once', async () => {
    const { simulated } = walk.sandbox.tenant;
    simulated.alter({
      signInAudience: 'AzureADMultipleOrgs',
      servicePrincipalInExchange: false,
      clockMinutes: -10,
    });
    const permission = { account: 'SP Connector Bot', role: 'User.Read.All' };
    simulated.setRole({ ...permission, action: 'take' });
    const ended = await run(
      {
        DATA_DIR: join(keyless, 'data'),
        DATABASE_URL: 'postgres://bot:hunter2@127.0.0.1:9/bot',
        BACKEND: 'powershell',
        POWERSHELL_PATH: at('pwsh-without'),
        PUBLIC_URL: 'http://127.0.0.1:9',
        MICROSOFT_APP_PASSWORD: undefined,
        MICROSOFT_APP_CERTIFICATE_FILE: certificate('ended.pem', -1),
        EXCHANGE_APP_SECRET: undefined,
        EXCHANGE_APP_CERTIFICATE_FILE: certificate('unknown.pem', 400),
        BOT_OPENID_METADATA_URL: undefined,
      },
      Number(new URL(other.url).port),
    );
    simulated.setRole({ ...permission, action: 'give' });
    assert.equal(ended.code, 1);
    assert.doesNotMatch(ended.out + ended.err, /hunter2|at .*\.ts:/);
    assertLines(ended, [
      ['Data folder', '✖', /^There is no folder .*, and it cannot be made\./, /install -d|mkdir/],
      [
        'Store',
        '✖',
        /^The database does not answer\. 127\.0\.0\.1:9\/bot ECONNREFUSED\n/,
        /pg_isready -h 127\.0\.0\.1 -p 9\n/,
      ],
      ['Audit', '?', /once the Store can be read/],
      ['Clock', '✖', /^It is 10 min off/],
      ['Port', '✖', /^Another program has port \d+/, /ss -ltnp|lsof|netstat/],
      ['Messaging endpoint', '✖', /^Nothing answers at http:\/\/127\.0\.0\.1:9\. \S+/, /curl/],
      [
        "Registration of the bot's application",
        '✖',
        /AzureADMultipleOrgs/,
        /--sign-in-audience AzureADMyOrg/,
      ],
      ["Credential of the bot's application", '✖', /has ended/, /openssl req/],
      ['Credential of the executing identity', '✖', /is none of application/, /--append --cert @/],
      ['Consents for Microsoft Graph', '✖', /^Missing: User\.Read\.All\n/, /admin-consent/],
      [
        'PowerShell',
        '✖',
        /^PowerShell finds no module "\S+\.psd1"\./,
        /Install-Module ExchangeOnlineManagement -MinimumVersion 3\.7\.0/,
      ],
    ]);
  });

  it('names what is ill otherwise', async () => {
    mkdirSync(at('old'));
    const database = new Database(join(at('old'), 'bot.sqlite'));
    database.exec('create table kysely_migration (name text, timestamp text)');
    database.exec("insert into kysely_migration values ('9999-of-another-year', 'x')");
    database.close();
    walk.fault('authority', { mode: 'refuse-token' });
    const ended = await run({
      DATA_DIR: at('old'),
      BACKEND: 'powershell',
      POWERSHELL_PATH: at('pwsh-old'),
      POWERSHELL_MODULE: 'ExchangeOnlineManagement',
      LANGUAGE: 'zh-TW',
    });
    walk.fault('authority');
    assert.equal(ended.code, 1);
    assertLines(ended, [
      ['儲存體', '✖', /^由較新版本的 Bot 寫入：此版本不會啟動。/, /npm ci/],
      [
        'PowerShell',
        '✖',
        /^ExchangeOnlineManagement 3\.6\.0 過舊：至少需要 3\.7\.0。/,
        /Install-Module/,
      ],
      [
        'Bot 應用程式的登入',
        '✖',
        /^Entra 拒絕應用程式 22222222-\S+。AADSTS7000215/,
        /az ad app credential reset/,
      ],
      ['Microsoft Graph', '?', /^無法檢查。Microsoft Entra ID 拒絕/],
    ]);
  });
});
