import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import type { PowershellBackend } from '../../../src/backends/powershell/powershell-backend.js';
import { RestBackend } from '../../../src/backends/rest/rest-backend.js';
import { type CmdletName, catalogue } from '../../../src/domain/cmdlets/catalogue.js';
import type { CmdletCall } from '../../../src/domain/cmdlets/cmdlet-call.js';
import { TenantFailure } from '../../../src/domain/failure.js';
import type { ExchangeBackend } from '../../../src/domain/ports/exchange-backend.js';
import { createTokens } from '../../../src/identity/tokens.js';
import { sandboxPeople } from '../../../src/sandbox/people.js';
import { type ServedTenant, serveTenant } from '../../../src/sandbox/tenant/serve.js';
import { powershell, powershellBackend } from '../../support/powershell-backend.js';
import { tempFolder } from '../../support/temp-folder.js';
import { hostileValues } from './hostile-values.js';

const rowsOf = async (backend: ExchangeBackend, call: object): Promise<readonly object[]> => {
  const rows: object[] = [];
  for await (const row of backend.run(call as CmdletCall)) rows.push(row);
  return rows;
};

/** Parameters without which a cmdlet cannot be asked here. */
const asked: { readonly [N in CmdletName]?: object } = {
  'Get-MobileDevice': { ResultSize: 'Unlimited' },
  'Get-MobileDeviceStatistics': { Mailbox: 'grace@contoso.com' },
  'Get-RoleGroupMember': { Identity: 'Organization Management' },
};

const failureOf = async (work: Promise<unknown>): Promise<TenantFailure> => {
  const error = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  assert.ok(error instanceof TenantFailure, String(error));
  return error;
};

/** A worker is replaced long before anybody would notice. */
const recycle = { calls: 50, minutes: 600, memory: 2 * 1024 ** 3 };

/** The processes of workers that live: their script stands in their environment, their program here. */
function workerProcesses(): readonly string[] {
  const list = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  return list.split('\n').filter((line) => line.includes(powershell?.path ?? 'pwsh'));
}

async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!isSo() && Date.now() < end) await sleep(50);
}

describe('the PowerShell backend', function () {
  this.timeout(60_000);
  const folder = tempFolder();
  let served: ServedTenant;
  let backend: PowershellBackend;
  let rest: RestBackend;

  before(async function () {
    if (!powershell) {
      process.stdout.write(
        'SKIPPED: no PowerShell and no .NET SDK: the PowerShell backend was not tried.\n',
      );
      return this.skip();
    }
    process.stdout.write(`      (on ${powershell.what})\n`);
    served = await serveTenant({ dataDir: folder.path });
    backend = powershellBackend(served.url);
    const { tenant, servicePrincipal } = sandboxPeople;
    rest = new RestBackend({
      baseUrl: `${served.url}/exchange`,
      tenantId: tenant.id,
      appId: servicePrincipal.appId,
      getToken: createTokens({
        appId: servicePrincipal.appId,
        tenantId: tenant.id,
        credential: { kind: 'secret', secret: { reveal: () => 'sandbox-secret' } },
        authorityUrl: served.url,
        timeoutMs: 5000,
      }),
      fetch: globalThis.fetch,
      clock: () => new Date(),
      newId: () => 'id',
      random: () => 0,
      sleep: async () => undefined,
      timeoutMs: 5000,
      retryBudgetMs: 0,
    });
  });
  afterEach(() => served?.tenant.faults.clear());
  after(async () => {
    await backend?.close();
    await served?.close();
    folder.remove();
  });

  const journal = () => served.tenant.simulated.cmdlets();

  for (const cmdlet of Object.keys(catalogue) as CmdletName[]) {
    if (catalogue[cmdlet].effect !== 'read') continue;
    it(`${cmdlet} gives the same rows as REST`, async () => {
      const call = { cmdlet, parameters: asked[cmdlet] ?? {} };
      const rows = await rowsOf(backend, call);
      assert.ok(rows.length > 0);
      assert.deepEqual(rows, await rowsOf(rest, call));
    });
  }

  it('tells what the session may run, and changes its mind with the roles', async () => {
    const before = await backend.permittedCmdlets();
    assert.ok(before.has('Set-ActiveSyncOrganizationSettings'));
    assert.ok(!before.has('Get-Mailbox'));
  });

  it('writes once, and reads back what it wrote', async () => {
    const write = {
      cmdlet: 'Set-ActiveSyncOrganizationSettings',
      parameters: { UserMailInsert: 'Please call 1234', AdminMailRecipients: ['a@contoso.com'] },
    };
    const before = journal().length;
    await rowsOf(backend, write);
    const [settings] = await rowsOf(backend, {
      cmdlet: 'Get-ActiveSyncOrganizationSettings',
      parameters: {},
    });
    assert.deepEqual(
      journal()
        .slice(before)
        .map(({ cmdlet }) => cmdlet),
      ['Set-ActiveSyncOrganizationSettings', 'Get-ActiveSyncOrganizationSettings'],
    );
    assert.equal((settings as { UserMailInsert: string }).UserMailInsert, 'Please call 1234');
  });

  it('confirms removals, and nothing else', async () => {
    const rule = { QueryString: 'Removal', Characteristic: 'DeviceModel', AccessLevel: 'Block' };
    await rowsOf(backend, { cmdlet: 'New-ActiveSyncDeviceAccessRule', parameters: rule });
    const Identity = 'Removal (DeviceModel)';
    await rowsOf(backend, {
      cmdlet: 'Remove-ActiveSyncDeviceAccessRule',
      parameters: { Identity },
    });
    const { parameters } = journal().at(-1) ?? { parameters: {} };
    assert.deepEqual(parameters, { Identity, Confirm: false });
  });

  for (const [what, value] of hostileValues) {
    it(`carries ${what} as it is`, async () => {
      // A mail's text has an end; what names an object has none, and is not found.
      const isShort = value.length <= 255;
      const parameters = isShort ? { UserMailInsert: value } : { Identity: value };
      if (isShort) {
        await rowsOf(backend, { cmdlet: 'Set-ActiveSyncOrganizationSettings', parameters });
      } else {
        await failureOf(rowsOf(backend, { cmdlet: 'Get-MobileDevice', parameters }));
      }
      assert.deepEqual(journal().at(-1)?.parameters, parameters);
    });
  }

  it('carries any text as it is', async () => {
    const text = fc
      .string({ unit: 'binary', maxLength: 200 })
      .filter((each) => !each.includes('\0'));
    const property = fc.asyncProperty(text, async (UserMailInsert) => {
      const parameters = { UserMailInsert };
      await rowsOf(backend, { cmdlet: 'Set-ActiveSyncOrganizationSettings', parameters });
      assert.deepEqual(journal().at(-1)?.parameters, parameters);
    });
    await fc.assert(property, { numRuns: 60, seed: 1 });
  });

  for (const [call, fault] of [
    [{ cmdlet: 'Get-MobileDevice', parameters: { Identity: 'nowhere' } }, 'notFound'],
    [
      { cmdlet: 'Get-MobileDeviceStatistics', parameters: { Mailbox: 'no@contoso.com' } },
      'notFound',
    ],
  ] as const) {
    it(`says ${fault} for ${call.cmdlet}`, async () => {
      const failure = await failureOf(rowsOf(backend, call));
      assert.equal(failure.fault, fault);
      assert.equal(failure.outcome, 'none');
    });
  }

  const read = { cmdlet: 'Get-ActiveSyncOrganizationSettings', parameters: {} };
  const write = {
    cmdlet: 'Set-ActiveSyncOrganizationSettings',
    parameters: { UserMailInsert: 'fault' },
  };
  for (const [mode, fault, outcome] of [
    ['refuse-token', 'signIn', 'none'],
    ['no-consent', 'notPermitted', 'none'],
    ['deny-cmdlet', 'notPermitted', 'none'],
    ['throttle', 'throttled', 'none'],
    ['drop', 'unreachable', 'unknown'],
    ['bad-json', 'badData', 'unknown'],
    ['error-500', 'serviceError', 'unknown'],
    ['applied-then-500', 'serviceError', 'unknown'],
    ['applied-then-drop', 'unreachable', 'unknown'],
  ] as const) {
    it(`${mode} is ${fault}, and a write is then ${outcome} and not repeated`, async () => {
      await rowsOf(backend, read);
      const before = journal().length;
      served.tenant.faults.set('exchange', { mode });
      const failed = await failureOf(rowsOf(backend, read));
      assert.equal(failed.fault, fault, `${failed.said}`);
      await served.tenant.faults.clear();
      await rowsOf(backend, read);
      served.tenant.faults.set('exchange', { mode });
      assert.equal((await failureOf(rowsOf(backend, write))).outcome, outcome);
      const writes = journal()
        .slice(before)
        .filter(({ cmdlet }) => cmdlet === write.cmdlet);
      assert.equal(writes.length, mode.startsWith('applied') ? 1 : 0);
    });
  }

  it('gives a read up when its asker does, and works on with another worker', async () => {
    served.tenant.faults.set('exchange', { mode: 'slow', ms: 8000, times: 1 });
    const controller = new AbortController();
    const reading = (async () => {
      for await (const _ of backend.run(read as CmdletCall, { signal: controller.signal })) break;
    })();
    await sleep(200);
    controller.abort();
    assert.equal((await failureOf(reading)).fault, 'timedOut');
    assert.equal((await rowsOf(backend, read)).length, 1);
  });

  it('kills a worker that says nothing for too long; of a write nobody knows', async () => {
    const hasty = powershellBackend(served.url, { silenceTimeoutMs: 1500, workers: 1 });
    await rowsOf(hasty, read);
    served.tenant.faults.set('exchange', { mode: 'slow', ms: 5000, times: 1 });
    const failure = await failureOf(rowsOf(hasty, write));
    assert.equal(failure.fault, 'timedOut');
    assert.equal(failure.outcome, 'unknown');
    assert.equal((await rowsOf(hasty, read)).length, 1);
    await hasty.close();
  });

  it('queues what its workers cannot take, and loses none of it', async () => {
    const many = Array.from({ length: 12 }, () => rowsOf(backend, read));
    assert.deepEqual(new Set((await Promise.all(many)).map(({ length }) => length)), new Set([1]));
    assert.ok((backend.describe().workers ?? 0) <= 2);
  });

  it('replaces a worker that is killed, without losing the next call', async () => {
    const other = powershellBackend(served.url, { workers: 1 });
    await rowsOf(other, read);
    const before = workerProcesses();
    const own = before.at(-1)?.trim().split(' ')[0];
    process.kill(Number(own), 'SIGKILL');
    await until(() => workerProcesses().length < before.length);
    const rows = await rowsOf(other, read).catch(() => rowsOf(other, read));
    assert.equal(rows.length, 1);
    await other.close();
  });

  it('names a module that is missing, with the line that installs it', async () => {
    const without = powershellBackend(served.url, { module: 'NoSuchModuleAnywhere', workers: 1 });
    const failure = await failureOf(rowsOf(without, read));
    assert.match(failure.said ?? '', /NoSuchModuleAnywhere is not installed.*Install-Module/);
    await without.close();
  });

  it('says so when there is no PowerShell, and does not try again at once', async () => {
    const none = powershellBackend(served.url, { executable: '/nowhere/pwsh', workers: 1 });
    for (const _ of [1, 2]) {
      const failure = await failureOf(rowsOf(none, read));
      assert.match(failure.said ?? '', /PowerShell did not start/);
    }
    await none.close();
  });

  it('leaves no process behind when it stops', async () => {
    const before = workerProcesses().length;
    const other = powershellBackend(served.url);
    await Promise.all([rowsOf(other, read), rowsOf(other, read)]);
    assert.ok(workerProcesses().length > before);
    await other.close();
    await until(() => workerProcesses().length <= before);
    assert.equal(workerProcesses().length, before);
  });

  it('leaves no process behind when the bot is killed', async () => {
    const before = workerProcesses().length;
    const holder = spawn(
      process.execPath,
      ['--import', 'tsx', 'test/support/hold-powershell-worker.ts', served.url],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(holder.stdout, 'data');
    assert.ok(workerProcesses().length > before);
    holder.kill('SIGKILL');
    await until(() => workerProcesses().length <= before);
    assert.equal(workerProcesses().length, before);
  });

  it('stays as it is over many calls with faults among them', async () => {
    const flat = powershellBackend(served.url, { workers: 2, recycle });
    const before = workerProcesses().length;
    for (let round = 0; round < 60; round += 1) {
      if (round % 10 === 5) served.tenant.faults.set('exchange', { mode: 'error-500', times: 2 });
      const work = [1, 2, 3, 4].map(() => rowsOf(flat, read).catch(() => []));
      await Promise.all(work);
      assert.ok(workerProcesses().length <= before + 4);
    }
    assert.equal((await rowsOf(flat, read)).length, 1);
    await flat.close();
    await until(() => workerProcesses().length <= before);
    assert.equal(workerProcesses().length, before);
  });
});
