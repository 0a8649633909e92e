import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { PowershellBackend } from '../../../src/backends/powershell/powershell-backend.js';
import { type CmdletName, catalogue } from '../../../src/domain/cmdlets/catalogue.js';
import type { CmdletCall } from '../../../src/domain/cmdlets/cmdlet-call.js';
import { TenantFailure } from '../../../src/domain/failure.js';
import type { ExchangeBackend } from '../../../src/domain/ports/exchange-backend.js';
import { type ServedTenant, serveTenant } from '../../../src/sandbox/tenant/serve.js';
import { powershell, powershellBackend } from '../../support/powershell-backend.js';
import { restBackend } from '../../support/rest-backend.js';
import { tempFolder } from '../../support/temp-folder.js';

const rowsOf = async (backend: ExchangeBackend, call: object): Promise<readonly object[]> => {
  const rows: object[] = [];
  for await (const page of backend.run(call as CmdletCall)) rows.push(...page);
  return rows;
};

/** Parameters without which a cmdlet cannot be asked here. */
const asked: { readonly [N in CmdletName]?: object } = {
  'Get-MobileDevice': { ResultSize: 'Unlimited' },
  'Get-MobileDeviceStatistics': { Mailbox: 'grace@contoso.com' },
  'Get-RoleGroupMember': { Identity: 'Organization Management' },
  'Get-CASMailbox': { Identity: 'grace@contoso.com' },
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

/** A module whose cmdlets ask. */
const askingModule = fileURLToPath(
  new URL(
    '../../support/asking/ExchangeOnlineManagement/ExchangeOnlineManagement.psd1',
    import.meta.url,
  ),
);

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
  let rest: ExchangeBackend;

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
    rest = restBackend(served.url);
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

  const read = { cmdlet: 'Get-ActiveSyncOrganizationSettings', parameters: {} };
  const write = {
    cmdlet: 'Set-ActiveSyncOrganizationSettings',
    parameters: { UserMailInsert: 'fault' },
  };
  it('kills a worker that says nothing for too long; of a write nobody knows', async () => {
    const hasty = powershellBackend(served.url, { silenceTimeoutMs: 4000, workers: 1 });
    await rowsOf(hasty, read);
    served.tenant.faults.set('exchange', { mode: 'slow', ms: 20_000, times: 1 });
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

  it('fails at once when a cmdlet asks, and goes on with the next', async () => {
    const asking = powershellBackend(served.url, { module: askingModule, workers: 1 });
    const config = { cmdlet: 'Get-OrganizationConfig', parameters: {} };
    for (const call of [
      { cmdlet: 'Get-MobileDevice', parameters: { ResultSize: 'Unlimited' } },
      { cmdlet: 'Get-CASMailbox', parameters: { Identity: 'grace@contoso.com' } },
      { cmdlet: 'Get-ActiveSyncDeviceAccessRule', parameters: {} },
      write,
    ]) {
      const failure = await failureOf(rowsOf(asking, call));
      assert.notEqual(failure.fault, 'timedOut', call.cmdlet);
      assert.equal((await rowsOf(asking, config)).length, 1, call.cmdlet);
    }
    await asking.close();
  });
});
