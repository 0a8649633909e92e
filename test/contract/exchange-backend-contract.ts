import assert from 'node:assert/strict';
import { type CmdletName, catalogue } from '../../src/domain/cmdlets/catalogue.js';
import type { Cmdlet } from '../../src/domain/cmdlets/cmdlet.js';
import { type CmdletCall, ForbiddenCall } from '../../src/domain/cmdlets/cmdlet-call.js';
import type { Kind } from '../../src/domain/cmdlets/kind.js';
import { TenantFailure } from '../../src/domain/failure.js';
import type { ExchangeBackend, RunOptions } from '../../src/domain/ports/exchange-backend.js';
import { type ServedTenant, serveTenant } from '../../src/sandbox/tenant/serve.js';
import { hostileValues } from '../support/hostile-values.js';
import { tempFolder } from '../support/temp-folder.js';

/** How a backend is made over a simulated tenant. */
export type OpenBackend = (tenantUrl: string) => ExchangeBackend;

/** What cannot be typed as a call of the catalogue is tried too. */
type LooseCall = { readonly cmdlet: string; readonly parameters: object };

const rowsOf = async (
  backend: ExchangeBackend,
  call: LooseCall,
  options?: RunOptions,
): Promise<readonly { readonly [property: string]: unknown }[]> => {
  const rows: { readonly [property: string]: unknown }[] = [];
  for await (const page of backend.run(call as CmdletCall, options)) {
    rows.push(...page.map((row) => ({ ...row })));
  }
  return rows;
};

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

async function failureOf(work: Promise<unknown>): Promise<TenantFailure> {
  const error = await errorOf(work);
  assert.ok(error instanceof TenantFailure, String(error));
  return error;
}

/** Parameters without which a cmdlet cannot be asked here. */
const asked: { readonly [N in CmdletName]?: object } = {
  'Get-MobileDeviceStatistics': { Mailbox: 'grace@contoso.com' },
  'Get-RoleGroupMember': { Identity: 'Organization Management' },
  'Get-CASMailbox': { Identity: 'grace@contoso.com' },
};

const isMoment = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);

function fits({ name }: Kind<unknown>, value: unknown): boolean {
  if (name === 'list') return Array.isArray(value) && value.every((one) => typeof one === 'string');
  if (value === null) return true;
  if (name === 'boolean' || name === 'switch') return typeof value === 'boolean';
  if (name === 'integer') return Number.isInteger(value);
  if (name === 'date') return isMoment(value);
  if (name === 'unlimited') return typeof value === 'string' || typeof value === 'number';
  return typeof value === 'string';
}

const reading = (Object.keys(catalogue) as CmdletName[]).filter(
  (name) => catalogue[name].effect === 'read',
);

/** What every backend has to do, whatever it runs cmdlets with. */
export function exchangeBackendContract(name: string, open: OpenBackend): void {
  describe(`ExchangeBackend on ${name}`, function () {
    this.timeout(60_000);
    const folder = tempFolder();
    let served: ServedTenant;
    let backend: ExchangeBackend;

    before(async () => {
      served = await serveTenant({
        dataDir: folder.path,
        size: { mailboxes: 60, devices: 1001 },
      });
      backend = open(served.url);
    });
    afterEach(() => served.tenant.faults.clear());
    after(async () => {
      await backend?.close();
      await served?.close();
      folder.remove();
    });

    const journal = () => served.tenant.simulated.cmdlets();
    const journalled = (cmdlet: string) => journal().filter((entry) => entry.cmdlet === cmdlet);

    for (const cmdlet of reading) {
      it(`${cmdlet}: rows have the catalogue's properties and kinds, and no others`, async () => {
        const rows = await rowsOf(backend, { cmdlet, parameters: asked[cmdlet] ?? {} });
        const { row }: Cmdlet = catalogue[cmdlet];
        assert.ok(rows.length > 0);
        for (const each of rows) {
          assert.deepEqual(Object.keys(each), Object.keys(row));
          for (const [property, { kind }] of Object.entries(row)) {
            assert.ok(fits(kind, each[property]), `${property}: ${JSON.stringify(each[property])}`);
          }
        }
      });
    }

    it('gives 1,000 devices unless it is asked for all', async () => {
      const cmdlet = 'Get-MobileDevice';
      assert.equal((await rowsOf(backend, { cmdlet, parameters: {} })).length, 1000);
      const all = { cmdlet, parameters: { ResultSize: 'Unlimited' } };
      assert.equal((await rowsOf(backend, all)).length, 1001);
    });

    it('filters where Exchange filters', async () => {
      const rows = await rowsOf(backend, {
        cmdlet: 'Get-MobileDevice',
        parameters: { ResultSize: 'Unlimited', Mailbox: 'grace@contoso.com' },
      });
      assert.ok(rows.length > 0 && rows.length < 100);
      assert.deepEqual(new Set(rows.map((row) => row['UserDisplayName'])), new Set(['Grace Kuo']));
    });

    it('tells null from empty', async () => {
      const rows = await rowsOf(backend, {
        cmdlet: 'Get-MobileDeviceStatistics',
        parameters: { Mailbox: 'grace@contoso.com' },
      });
      for (const row of rows) assert.ok(Array.isArray(row['MailboxLogReport']) === false);
      const [settings] = await rowsOf(backend, {
        cmdlet: 'Get-ActiveSyncOrganizationSettings',
        parameters: {},
      });
      assert.equal(settings?.['UserMailInsert'], '');
    });

    it('tells what the executing identity may run', async () => {
      const permitted = await backend.permittedCmdlets();
      for (const cmdlet of Object.keys(catalogue)) assert.ok(permitted.has(cmdlet), cmdlet);
      assert.ok(!permitted.has('Get-Mailbox'));
    });

    it('writes once what is asked, and reads it back', async () => {
      const cmdlet = 'Set-ActiveSyncOrganizationSettings';
      const before = journalled(cmdlet).length;
      await rowsOf(backend, {
        cmdlet,
        parameters: { DefaultAccessLevel: 'Quarantine', AdminMailRecipients: ['a@contoso.com'] },
      });
      await rowsOf(backend, {
        cmdlet,
        parameters: { AdminMailRecipients: { add: ['b@contoso.com'], remove: ['a@contoso.com'] } },
      });
      assert.equal(journalled(cmdlet).length, before + 2);
      const [settings] = await rowsOf(backend, {
        cmdlet: 'Get-ActiveSyncOrganizationSettings',
        parameters: {},
      });
      assert.equal(settings?.['DefaultAccessLevel'], 'Quarantine');
      assert.deepEqual(settings?.['AdminMailRecipients'], ['b@contoso.com']);
    });

    it('hands on what the service remarks', async () => {
      const parameters = { UserMailInsert: 'the same twice' };
      const call = { cmdlet: 'Set-ActiveSyncOrganizationSettings', parameters } as const;
      const remarks: string[] = [];
      const onWarning = (text: string): void => void remarks.push(text);
      await rowsOf(backend, call, { onWarning });
      assert.deepEqual(remarks, []);
      await rowsOf(backend, call, { onWarning });
      assert.equal(remarks.length, 1);
      assert.match(remarks[0] ?? '', /no settings of 'Mobile Mailbox Settings' have been modified/);
    });

    it('makes, changes and removes a rule, and asks no question', async () => {
      const rule = { QueryString: 'Pixel 9', Characteristic: 'DeviceModel' };
      const Identity = 'Pixel 9 (DeviceModel)';
      await rowsOf(backend, {
        cmdlet: 'New-ActiveSyncDeviceAccessRule',
        parameters: { ...rule, AccessLevel: 'Block' },
      });
      await rowsOf(backend, {
        cmdlet: 'Set-ActiveSyncDeviceAccessRule',
        parameters: { Identity, AccessLevel: 'Allow' },
      });
      const find = { cmdlet: 'Get-ActiveSyncDeviceAccessRule', parameters: { Identity } };
      assert.equal((await rowsOf(backend, find))[0]?.['AccessLevel'], 'Allow');
      await rowsOf(backend, {
        cmdlet: 'Remove-ActiveSyncDeviceAccessRule',
        parameters: { Identity },
      });
      assert.equal((await failureOf(rowsOf(backend, find))).fault, 'notFound');
    });

    it('makes, changes and removes a policy', async () => {
      const Identity = 'Contract';
      await rowsOf(backend, {
        cmdlet: 'New-MobileDeviceMailboxPolicy',
        parameters: { Name: Identity, PasswordEnabled: true },
      });
      await rowsOf(backend, {
        cmdlet: 'Set-MobileDeviceMailboxPolicy',
        parameters: { Identity, MinPasswordLength: 6 },
      });
      const find = { cmdlet: 'Get-MobileDeviceMailboxPolicy', parameters: { Identity } };
      const [policy] = await rowsOf(backend, find);
      assert.equal(policy?.['PasswordEnabled'], true);
      assert.equal(policy?.['MinPasswordLength'], 6);
      await rowsOf(backend, {
        cmdlet: 'Remove-MobileDeviceMailboxPolicy',
        parameters: { Identity },
      });
      assert.equal((await failureOf(rowsOf(backend, find))).fault, 'notFound');
    });

    for (const [what, call] of [
      ['a cmdlet outside the catalogue', { cmdlet: 'Get-Mailbox', parameters: {} }],
      ['an unknown parameter', { cmdlet: 'Get-MobileDevice', parameters: { Server: 'x' } }],
      ['an empty Identity', { cmdlet: 'Get-MobileDevice', parameters: { Identity: ' ' } }],
      ['a value of another kind', { cmdlet: 'Get-MobileDevice', parameters: { Identity: 5 } }],
      ['a parameter of Object', { cmdlet: 'Get-MobileDevice', parameters: { constructor: 'x' } }],
      ['half of a character', { cmdlet: 'Get-MobileDevice', parameters: { Identity: '\ud800' } }],
      ['a NUL', { cmdlet: 'Get-MobileDevice', parameters: { Identity: 'a\0b' } }],
    ] as const) {
      it(`refuses ${what} before anything is sent`, async () => {
        const before = journal().length;
        const error = await errorOf(rowsOf(backend, call));
        assert.ok(error instanceof ForbiddenCall, String(error));
        assert.equal(journal().length, before);
      });
    }

    for (const [what, value] of hostileValues) {
      it(`carries ${what} as it is`, async () => {
        // A mail's text has an end; what names an object has none, and is not found.
        const isShort = value.length <= 255;
        const parameters = isShort ? { UserMailInsert: value } : { Identity: value };
        const cmdlet = isShort ? 'Set-ActiveSyncOrganizationSettings' : 'Get-MobileDevice';
        const error = await errorOf(rowsOf(backend, { cmdlet, parameters }));
        assert.equal(error === undefined, isShort, String(error));
        assert.deepEqual(journal().at(-1)?.parameters, parameters);
      });
    }

    it('says that something is not found, in words without servers', async () => {
      const call = { cmdlet: 'Get-MobileDevice', parameters: { Identity: 'nowhere' } };
      const failure = await failureOf(rowsOf(backend, call));
      assert.equal(failure.fault, 'notFound');
      assert.match(failure.said ?? '', /nowhere/);
      assert.doesNotMatch(failure.said ?? '', /PROD\.OUTLOOK/);
    });

    it('says that something is there already', async () => {
      const call = {
        cmdlet: 'New-ActiveSyncDeviceAccessRule',
        parameters: {
          QueryString: 'iPhone',
          Characteristic: 'DeviceType',
          AccessLevel: 'Block',
        },
      };
      const failure = await failureOf(rowsOf(backend, call));
      assert.equal(failure.fault, 'alreadyExists');
      assert.equal(failure.outcome, 'none');
    });

    it('says that a cmdlet is not permitted, and that nothing was done', async () => {
      const { simulated } = served.tenant;
      const account = 'SP Connector Bot';
      const id = simulated.idOf(account) ?? '';
      const roles = simulated.state.rbac.assignmentsOf(id).filter(({ delegating }) => !delegating);
      const groups = new Set(roles.map(({ assigneeName }) => assigneeName));
      const named = new Set(roles.map(({ role }) => role));
      const change = (action: 'give' | 'take') => {
        for (const role of [...groups, ...named].filter((each) => each !== account)) {
          simulated.setRole({ account, role, action });
        }
      };
      change('take');
      const other = open(served.url);
      const parameters = { DefaultAccessLevel: 'Allow' };
      const call = { cmdlet: 'Set-ActiveSyncOrganizationSettings', parameters };
      const failure = await failureOf(rowsOf(other, call));
      for (const group of groups) simulated.setRole({ account, role: group, action: 'give' });
      await other.close();
      assert.equal(failure.fault, 'notPermitted');
      assert.equal(failure.outcome, 'none');
    });

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
      it(`${mode} is ${fault}; a write is then ${outcome} and never repeated`, async () => {
        const read = { cmdlet: 'Get-ActiveSyncOrganizationSettings', parameters: {} };
        const write = {
          cmdlet: 'Set-ActiveSyncOrganizationSettings',
          parameters: { UserMailInsert: 'once' },
        };
        await rowsOf(backend, read);
        served.tenant.faults.set('exchange', { mode, ms: 1000 });
        assert.equal((await failureOf(rowsOf(backend, read))).fault, fault);
        served.tenant.faults.clear();
        await rowsOf(backend, read);
        const before = journalled(write.cmdlet).length;
        served.tenant.faults.set('exchange', { mode, ms: 1000 });
        assert.equal((await failureOf(rowsOf(backend, write))).outcome, outcome);
        const times = mode.startsWith('applied') ? 1 : 0;
        assert.equal(journalled(write.cmdlet).length, before + times);
      });
    }

    it('gives a read up when its asker does', async () => {
      served.tenant.faults.set('exchange', { mode: 'slow', ms: 5000, times: 1 });
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 150);
      const call = { cmdlet: 'Get-ActiveSyncOrganizationSettings', parameters: {} };
      const failure = await failureOf(rowsOf(backend, call, { signal: controller.signal }));
      assert.equal(failure.fault, 'timedOut');
      assert.equal((await rowsOf(backend, call)).length, 1);
    });

    it('lets go of a read whose rows are not wanted any more', async () => {
      const call = { cmdlet: 'Get-MobileDevice', parameters: { ResultSize: 'Unlimited' } };
      for await (const _ of backend.run(call as CmdletCall)) break;
      assert.equal((await rowsOf(backend, call)).length, 1001);
    });

    it('says what it is, without a secret', () => {
      const description = backend.describe();
      assert.ok(description.target.length > 0);
      assert.match(description.executingIdentity, /^2222/);
      assert.doesNotMatch(JSON.stringify(description), /sandbox-secret|eyJ/);
    });
  });
}
