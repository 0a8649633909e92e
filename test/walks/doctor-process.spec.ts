import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
const appId = '22222222-2222-4222-8222-222222222222';

/** A line of the doctor that is to be there: its symbol, what it says, and the command. */
type Line = readonly [title: string, symbol: string, says: RegExp, command?: RegExp];

describe('npm run doctor', function () {
  this.timeout(120_000);
  const temp = tempFolder();
  const at = (name: string): string => join(temp.path, name);
  let bot: BotProgram;
  let walk: Walk;
  let other: Served;
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
    [bot, walk] = await Promise.all([botProgram(), startWalk()]);
    other = await serve((_, response) => response.end('<html>another program</html>'));
  });
  after(async () => {
    await walk.stop();
    await other.close();
    bot.remove();
    temp.remove();
  });

  it('x', async () => {
    const file = /, (\/.*bot\.sqlite)/.exec(shownIn(await walk.say('grace', 'doctor')))?.[1] ?? '';
    const r = await run({ DATA_DIR: join(file, '..') }, Number(new URL(walk.botUrl).port));
    console.log(r.code, r.out, r.err);
    const r2 = await run({ DATA_DIR: at('fresh') }, await freePort());
    console.log(r2.code, r2.out, r2.err);
    const r3 = await run(
      {
        DATA_DIR: at('fresh'),
        EXCHANGE_APP_SECRET: undefined,
        LANGUAGE: 'x',
        DATABASE_URL: 'postgres://a:b@127.0.0.1:9/x',
        ROLE_ADMINS: 'x',
      },
      Number(new URL(other.url).port),
    );
    console.log(r3.code, r3.out, r3.err);
  });
});
