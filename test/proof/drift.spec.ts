import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { SetupWishes } from '../../src/domain/changes/plan.js';
import type { ChangeRule } from '../../src/domain/changes/policy.js';
import type { Store } from '../../src/domain/ports/store.js';
import type { SimulatedTenant } from '../../src/sandbox/tenant/simulated-tenant.js';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import { changeBench, policyWith } from '../support/change-bench.js';
import { tempFolder } from '../support/temp-folder.js';
import { smallTenant, TenantExchange, writesOf } from '../support/tenant-exchange.js';

const wishes: SetupWishes = {
  defaultAccessLevel: 'Quarantine',
  adminMailRecipients: ['itops@contoso.com'],
  userMailInsert: 'Please call 1234.',
  allowOutlook: true,
  defaultPolicy: 'Default',
};

describe('what was approved is not what is there any more', function () {
  this.timeout(20_000);
  let folder: ReturnType<typeof tempFolder>;
  let store: Store;
  let tenant: SimulatedTenant;
  beforeEach(async () => {
    folder = tempFolder();
    store = await openSqliteStore({ file: join(folder.path, 'bot.sqlite') });
    tenant = smallTenant(folder.path, randomUUID);
  });
  afterEach(async () => {
    await store.close();
    folder.remove();
  });

  const benchWith = (rule: Partial<ChangeRule> = {}) =>
    changeBench({ store, exchange: new TenantExchange(tenant), policy: policyWith(rule) });
  type Bench = ReturnType<typeof benchWith>;

  /** Grace changes the tenant past the bot, as the sandbox's `POST /run` does. */
  const behindTheBack = (cmdlet: string, parameters: { readonly [name: string]: unknown }) =>
    tenant.run(tenant.idOf('grace@contoso.com') ?? '', cmdlet, parameters);

  const withoutRules = (): void => {
    const rules = behindTheBack('Get-ActiveSyncDeviceAccessRule', {});
    const found = Array.from({ length: rules.total }, (_, index) => rules.row(index)['Identity']);
    for (const Identity of found) behindTheBack('Remove-ActiveSyncDeviceAccessRule', { Identity });
  };

  async function requested({ planning, desk, people }: Bench) {
    const by = { person: people.of('alice'), conversationId: 'a:alice' };
    const { id } = await planning.draftSetup(by, 'svc-intune@contoso.com', wishes);
    return desk.request(id, by.person);
  }

  async function approved({ desk, people, runner }: Bench, id: string, between = () => {}) {
    await desk.decide(id, people.of('bob'), 'approve', '');
    between();
    const before = writesOf(tenant).length;
    await runner.runApproved();
    const change = await store.changes.get(id);
    assert.ok(change);
    return { change, ran: writesOf(tenant).length - before };
  }

  const drifts = {
    'a value that it overwrites': () =>
      behindTheBack('Set-ActiveSyncOrganizationSettings', { UserMailInsert: 'by hand' }),
    'what it makes': () =>
      behindTheBack('New-ActiveSyncDeviceAccessRule', {
        ...{ QueryString: 'Outlook for iOS and Android', Characteristic: 'DeviceModel' },
        AccessLevel: 'Block',
      }),
    'all that it does': () =>
      behindTheBack('Set-ActiveSyncOrganizationSettings', {
        DefaultAccessLevel: wishes.defaultAccessLevel,
        AdminMailRecipients: wishes.adminMailRecipients,
        UserMailInsert: wishes.userMailInsert,
      }),
  };
  for (const [what, drift] of Object.entries(drifts)) {
    it(`is void when ${what} changes between request and approval`, async () => {
      const bench = benchWith();
      const { id, plan } = await requested(bench);
      drift();
      const { change, ran } = await approved(bench, id);
      assert.deepEqual([change.state, change.found?.why, ran], ['void', 'drift', 0]);
      assert.notDeepEqual(change.found?.plan, plan);
    });

    it(`is void when ${what} changes between approval and run`, async () => {
      const bench = benchWith();
      const { id, plan } = await requested(bench);
      const { change, ran } = await approved(bench, id, drift);
      assert.deepEqual([change.state, change.found?.why, ran], ['void', 'drift', 0]);
      assert.notDeepEqual(change.found?.plan, plan);
    });
  }

  it('is asked anew with what is there by now, and approved anew', async () => {
    const bench = benchWith();
    const { id } = await requested(bench);
    drifts['a value that it overwrites']();
    await approved(bench, id);
    const by = { person: bench.people.of('alice'), conversationId: 'a:alice' };
    const again = await bench.planning.draftAgain(by, id);
    const insert = again.plan
      .flatMap(({ differences }) => differences)
      .find(({ name }) => name === 'UserMailInsert');
    assert.equal(insert?.before, 'by hand');
    await bench.desk.request(again.id, by.person);
    await bench.runner.runApproved();
    assert.equal((await store.changes.get(again.id))?.state, 'waiting');
    const { change, ran } = await approved(bench, again.id);
    assert.deepEqual([change.state, ran], ['done', 2]);
  });

  it('is void when it would reach more devices than the limit of growth allows', async () => {
    const bench = benchWith({ growth: 3 });
    const { id, effect } = await requested(bench);
    withoutRules();
    const { change, ran } = await approved(bench, id);
    assert.deepEqual([change.state, change.found?.why, ran], ['void', 'growth', 0]);
    assert.ok((change.found?.effect?.devices ?? 0) > (effect?.devices ?? 0) + 3);
  });

  it('is run when the growth is within the limit, to the last device', async () => {
    const counted = benchWith();
    const { effect, id } = await requested(counted);
    await counted.desk.withdraw(id, counted.people.of('alice'));
    const narrow = benchWith();
    withoutRules();
    const after = await requested(narrow);
    await narrow.desk.withdraw(after.id, narrow.people.of('alice'));
    const grew = (after.effect?.devices ?? 0) - (effect?.devices ?? 0);
    assert.ok(grew > 0);
    for (const [growth, state] of [
      [grew, 'done'],
      [grew - 1, 'void'],
    ] as const) {
      tenant.reset();
      const bench = benchWith({ growth });
      const asked = await requested(bench);
      withoutRules();
      assert.equal((await approved(bench, asked.id)).change.state, state);
    }
  });

  it('is run when there are more devices and no limit says otherwise', async () => {
    const bench = benchWith();
    const { id } = await requested(bench);
    withoutRules();
    const { change, ran } = await approved(bench, id);
    assert.deepEqual([change.state, ran], ['done', 2]);
  });

  it('is run when a setting that it leaves alone changes', async () => {
    const bench = benchWith();
    const { id } = await requested(bench);
    behindTheBack('New-ActiveSyncDeviceAccessRule', {
      ...{ QueryString: 'Pixel 9', Characteristic: 'DeviceModel', AccessLevel: 'Block' },
    });
    const { change, ran } = await approved(bench, id);
    assert.deepEqual([change.state, ran], ['done', 2]);
  });

  it('is void when who approved may not any more, right before it runs', async () => {
    const bench = benchWith();
    const { id } = await requested(bench);
    const { change, ran } = await approved(bench, id, () => bench.people.is('bob', 'viewer'));
    assert.deepEqual([change.state, change.found?.why, ran], ['void', 'approval', 0]);
  });

  it('is not run when its record was altered past the bot', async () => {
    const bench = benchWith();
    const { id } = await requested(bench);
    await bench.desk.decide(id, bench.people.of('bob'), 'approve', '');
    const change = await store.changes.get(id);
    assert.ok(change);
    const [first, ...rest] = change.plan;
    assert.ok(first);
    const parameters = { ...first.parameters, DefaultAccessLevel: 'Block' };
    await store.changes.put({ ...change, plan: [{ ...first, parameters }, ...rest] });
    await bench.runner.runApproved();
    assert.deepEqual(
      [(await store.changes.get(id))?.state, writesOf(tenant).length],
      ['failed', 0],
    );
  });
});
