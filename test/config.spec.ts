import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { ConfigFaults, configOf } from '../src/config.js';
import { leastEnvironment } from './support/environment.js';
import { selfSigned } from './support/self-signed.js';
import { tempFolder } from './support/temp-folder.js';

const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx'));

type Environment = { readonly [name: string]: string };

function faultsOf(environment: Environment): readonly string[] {
  try {
    configOf(environment);
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigFaults, String(error));
    assert.equal(error.message, error.faults.join('\n'));
    return error.faults;
  }
}

const named = (faults: readonly string[]) => faults.map((line) => line.split(':')[0]);

describe('the configuration', () => {
  const folder = tempFolder();
  after(() => folder.remove());

  it('is what the settings say', () => {
    const config = configOf({
      ...leastEnvironment,
      ROLE_VIEWER: '55555555-5555-4555-8555-555555555555',
      EXCHANGE_TIMEOUT_SECONDS: '7',
      GRAPH_TIMEOUT_SECONDS: '3',
      PORT: '0',
      LANGUAGE: 'zh-TW',
    });
    assert.deepEqual(config.http, { host: '127.0.0.1', port: 0 });
    assert.deepEqual(config.tenant, {
      id: leastEnvironment.TENANT_ID,
      domain: 'contoso.onmicrosoft.com',
    });
    assert.equal(config.exchange.timeoutMs, 7000);
    assert.equal(config.graphTimeoutMs, 3000);
    assert.equal(config.language, 'zh-TW');
    assert.equal(config.databaseUrl, undefined);
    assert.equal(config.isSandbox, false);
    assert.deepEqual(config.roles, {
      admin: [leastEnvironment.ROLE_ADMIN],
      approver: [],
      operator: [],
      viewer: ['55555555-5555-4555-8555-555555555555'],
    });
  });

  it('refuses to run with the check of certificates turned off, but in the sandbox', () => {
    const off = { ...leastEnvironment, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    assert.match(faultsOf(off).join('\n'), /^NODE_TLS_REJECT_UNAUTHORIZED: remove it/m);
    assert.deepEqual(faultsOf({ ...leastEnvironment, NODE_TLS_REJECT_UNAUTHORIZED: '1' }), []);
    const sandbox = faultsOf({ ...off, SANDBOX_URL: 'http://127.0.0.1:1' });
    assert.deepEqual(named(sandbox), ['SANDBOX_URL']);
  });

  it('keeps the two applications apart', () => {
    const { bot, exchange } = configOf(leastEnvironment);
    assert.equal(bot.appId, leastEnvironment.MICROSOFT_APP_ID);
    assert.equal(exchange.appId, leastEnvironment.EXCHANGE_APP_ID);
    assert.ok(bot.credential.kind === 'secret' && exchange.credential.kind === 'secret');
    assert.equal(bot.credential.secret.reveal(), leastEnvironment.MICROSOFT_APP_PASSWORD);
    assert.equal(exchange.credential.secret.reveal(), leastEnvironment.EXCHANGE_APP_SECRET);
  });

  it('prints no secret: neither a password, nor a key, nor that in the database’s address', () => {
    const file = join(folder.path, 'bot.pem');
    const { certificate, key } = selfSigned();
    writeFileSync(file, certificate + key);
    const { MICROSOFT_APP_PASSWORD: _, ...others } = leastEnvironment;
    const config = configOf({
      ...others,
      MICROSOFT_APP_CERTIFICATE_FILE: file,
      DATABASE_URL: 'postgres://bot:hunter2@db.example/bot',
    });
    assert.equal(config.databaseUrl?.reveal(), 'postgres://bot:hunter2@db.example/bot');
    const printed = JSON.stringify(config) + inspect(config, { depth: null, showHidden: true });
    assert.doesNotMatch(printed, /hunter2|PRIVATE KEY/);
  });

  it('tells every fault at once, whichever part of it finds it', () => {
    const faults = faultsOf({
      PORT: 'x',
      GRAPH_URL: 'https://evil.example',
      MICROSOFT_APP_PASSWORD: 'a',
      MICROSOFT_APP_CERTIFICATE_FILE: 'b',
    });
    assert.deepEqual(named(faults), [
      'PORT',
      'TENANT_ID',
      'TENANT_DOMAIN',
      'MICROSOFT_APP_ID',
      'EXCHANGE_APP_ID',
      'BACKEND',
      'MICROSOFT_APP_CERTIFICATE_FILE',
      'EXCHANGE_APP_SECRET',
      'GRAPH_URL',
      'ROLE_ADMIN',
    ]);
    for (const line of faults) assert.match(line, /^[A-Z_]+: [^\n]+\.$/);
  });

  for (const name of Object.keys(leastEnvironment)) {
    it(`needs ${name}, and says so in one line`, () =>
      assert.deepEqual(named(faultsOf({ ...leastEnvironment, [name]: '' })), [name]));
  }

  it('is a sandbox’s by SANDBOX_URL alone, and never in production', () => {
    const sandbox = { ...leastEnvironment, SANDBOX_URL: 'http://127.0.0.1:4000' };
    assert.equal(configOf({ ...sandbox, NODE_ENV: 'development' }).isSandbox, true);
    assert.equal(configOf({ ...leastEnvironment, NODE_ENV: 'development' }).isSandbox, false);
    assert.deepEqual(named(faultsOf(sandbox)), ['SANDBOX_URL']);
    assert.deepEqual(named(faultsOf({ ...sandbox, NODE_ENV: 'production' })), ['SANDBOX_URL']);
  });

  it('ends a start that it does not allow, after .env was read, with a line for each fault', async function () {
    this.timeout(30_000);
    const { PATH = '' } = process.env;
    writeFileSync(
      join(folder.path, '.env'),
      'TENANT_DOMAIN=contoso.onmicrosoft.com\nMICROSOFT_APP_PASSWORD=hunter2\nLANGUAGE=klingon\n',
    );
    const program = ['--import', loader.href, resolve('src/main.ts')];
    const child = spawn(process.execPath, program, {
      cwd: folder.path,
      env: { PATH, LANGUAGE: 'latin', EXCHANGE_APP_SECRET: 'hunter2' },
    });
    const [out, told, [code]] = await Promise.all([
      textOf(child.stdout),
      textOf(child.stderr),
      once(child, 'exit'),
    ]);
    assert.equal(code, 1);
    assert.equal(out, '');
    const lines = told.split('\n').filter((line) => line.startsWith('  '));
    const expected = ['TENANT_ID', 'MICROSOFT_APP_ID', 'EXCHANGE_APP_ID', 'BACKEND', 'LANGUAGE'];
    assert.deepEqual(named(lines.map((line) => line.trim())), [...expected, 'ROLE_ADMIN']);
    assert.doesNotMatch(told, /hunter2|klingon|latin|at .*\.ts:/);
  });
});
