import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Change } from '../../../src/domain/changes/change.js';
import type { DeviceWish, SetupWishes } from '../../../src/domain/changes/plan.js';
import type { CmdletName, Row } from '../../../src/domain/cmdlets/catalogue.js';
import type { CmdletCall } from '../../../src/domain/cmdlets/cmdlet-call.js';
import { PersonFailure } from '../../../src/domain/failure.js';
import type { Store } from '../../../src/domain/ports/store.js';
import { openSqliteStore } from '../../../src/storage/sqlite-store.js';
import {
  approvalsChannel,
  type ChangeBench,
  type ChangeBenchOptions,
  changeBench,
  MemoryPeople,
  policyWith,
} from '../../support/change-bench.js';
import { tempFolder } from '../../support/temp-folder.js';
import { smallTenant, TenantExchange, writesOf } from '../../support/tenant-exchange.js';

const mailbox = 'grace@contoso.com';
const account = 'svc-intune@contoso.com';
const wishes: SetupWishes = {
  defaultAccessLevel: 'Quarantine',
  adminMailRecipients: ['itops@contoso.com'],
  userMailInsert: 'Please call 1234.',
  allowOutlook: true,
  defaultPolicy: 'Managers',
};
const hour = 60 * 60 * 1000;

type DeviceChange = Extract<Change, { kind: 'device' }>;

describe('requests, decisions and runs of changes', function () {
  this.timeout(30_000);
  const folder = tempFolder();
  let store: Store;
  let exchange: TenantExchange;
  let people: MemoryPeople;
  let now: number;
  let phone: DeviceWish;
  before(async () => {
    store = await openSqliteStore({ file: join(folder.path, 'bot.sqlite') });
  });
  after(async () => {
    await store.close();
    folder.remove();
  });
  beforeEach(async () => {
    exchange = new TenantExchange(smallTenant(join(folder.path, randomUUID()), randomUUID));
    people = new MemoryPeople();
    now = Date.parse('2026-11-23T12:00:00Z');
    for await (const [row] of exchange.run({
      cmdlet: 'Get-MobileDevice',
      parameters: { Mailbox: mailbox },
    })) {
      phone = {
        action: 'allow',
        mailbox,
        deviceId: row?.DeviceId ?? '',
        guid: row?.Guid ?? '',
        shown: 'a phone',
      };
    }
    for (const change of await store.changes.list(['waiting', 'draft', 'approved', 'running'])) {
      await store.changes.put({ ...change, state: 'withdrawn' });
    }
  });

  const bench = (options: Partial<ChangeBenchOptions> = {}): ChangeBench =>
    changeBench({ store, exchange, people, clock: () => new Date(now), ...options });
  const by = (name: string) => ({ person: people.of(name), conversationId: `a:${name}` });
  const refused = (refusal: string) => (error: unknown) =>
    error instanceof PersonFailure && error.refusal === refusal;

  async function requested(
    draft: Promise<Change>,
    { desk }: ChangeBench,
    name = 'alice',
  ): Promise<Change> {
    return desk.request((await draft).id, people.of(name), 'because');
  }

  async function ended(change: Change, on = bench()): Promise<Change> {
    await on.desk.decide(change.id, people.of('bob'), 'approve', '');
    await on.runner.runApproved();
    return on.desk.find(change.id);
  }

  describe('that meet a pending change of the same subject', () => {
    it('are refused with whose it is and what it does, and request nothing', async () => {
      const { planning } = bench();
      const pending = await requested(planning.draftDevice(by('alice'), phone), bench());
      const block = { ...phone, action: 'block' } as const;
      for (const [name, wish, refusal] of [
        ['grace', block, 'otherChangePending'],
        ['grace', phone, 'otherChangePending'],
        ['alice', block, 'ownChangePending'],
      ] as const) {
        await assert.rejects(planning.draftDevice(by(name), wish), (error: unknown) => {
          assert.ok(refused(refusal)(error), String(error));
          const { values } = error as PersonFailure;
          assert.deepEqual(values, { id: pending.id, name: 'alice', does: 'allow a phone' });
          return true;
        });
      }
      assert.equal((await planning.draftDevice(by('alice'), phone)).id, pending.id);
    });

    it('are refused too where both were drafted before either was requested', async () => {
      const { planning, desk } = bench();
      const drafts = [
        await planning.draftSetup(by('alice'), account, wishes),
        await planning.draftSetup(by('grace'), account, { ...wishes, defaultAccessLevel: 'Block' }),
        await planning.draftSetup(by('alice'), account, { ...wishes, userMailInsert: 'Other' }),
      ] as const;
      await desk.request(drafts[0].id, people.of('alice'), '');
      const second = desk.request(drafts[1].id, people.of('grace'), '');
      await assert.rejects(second, refused('otherChangePending'));
      await assert.rejects(
        desk.request(drafts[2].id, people.of('alice'), ''),
        refused('changeOpen'),
      );
      assert.equal((await desk.request(drafts[0].id, people.of('alice'), '')).state, 'waiting');
      await assert.rejects(
        planning.ownOpen(people.of('grace'), { kind: 'setup' }),
        refused('otherChangePending'),
      );
    });
  });

  describe('under a policy that got stricter', () => {
    const stricter = policyWith({
      approvals: 2,
      reason: true,
      hours: 1,
      conversationId: '19:board',
    });

    it('bind a draft when it is requested', async () => {
      const draft = await bench().planning.draftDevice(by('alice'), phone);
      const { desk } = bench({ policy: stricter });
      await assert.rejects(desk.request(draft.id, people.of('alice'), ''), refused('reasonNeeded'));
      const waiting = await desk.request(draft.id, people.of('alice'), 'lost phone');
      assert.equal(waiting.approvalsNeeded, 2);
      assert.equal(waiting.approvalConversationId, '19:board');
      assert.equal(waiting.expiresAt.getTime() - now, hour);
    });

    it('bind a pending change when it is decided, and an approved one when it runs', async () => {
      const pending = await requested(bench().planning.draftDevice(by('alice'), phone), bench());
      assert.equal(pending.approvalConversationId, approvalsChannel);
      const once = await bench({ policy: stricter }).desk.decide(
        pending.id,
        people.of('bob'),
        'approve',
        '',
      );
      assert.equal(once.state, 'waiting');
      const late = bench({ policy: stricter, clock: () => new Date(now + 2 * hour) });
      assert.equal((await late.desk.find(pending.id)).state, 'expired');
      const approved = await bench().desk.decide(pending.id, people.of('carol'), 'approve', '');
      assert.equal(approved.state, 'approved');
    });

    it('do not run what has too few approvals by now', async () => {
      const pending = await requested(bench().planning.draftDevice(by('alice'), phone), bench());
      await bench().desk.decide(pending.id, people.of('bob'), 'approve', '');
      const { runner, desk } = bench({ policy: stricter });
      await runner.runApproved();
      const { state, found } = await desk.find(pending.id);
      assert.deepEqual([state, found?.why], ['void', 'approval']);
      assert.deepEqual(writesOf(exchange.tenant), []);
    });

    it('count only who may approve by the rule of then and by that of now', async () => {
      const then = policyWith({
        approvers: { role: undefined, groups: [], people: ['bob', 'carol'] },
      });
      const after = policyWith({
        approvers: { role: undefined, groups: [], people: ['carol', 'grace'] },
      });
      const pending = await requested(
        bench({ policy: then }).planning.draftDevice(by('alice'), phone),
        bench({ policy: then }),
      );
      const { desk } = bench({ policy: after });
      for (const name of ['bob', 'grace']) {
        await assert.rejects(
          desk.decide(pending.id, people.of(name), 'approve', ''),
          refused('mayNotApprove'),
        );
      }
      assert.equal(
        (await desk.decide(pending.id, people.of('carol'), 'approve', '')).state,
        'approved',
      );
    });
  });

  describe('of a requester who lost the role', () => {
    it('refuse a draft', async () => {
      const draft = await bench().planning.draftDevice(by('alice'), phone);
      const before = people.of('alice');
      people.is('alice', 'viewer');
      await assert.rejects(bench().desk.request(draft.id, before, ''), refused('mayNotRequest'));
    });

    it('void a pending change at the approval, and an approved one before it runs', async () => {
      const pending = await requested(bench().planning.draftDevice(by('alice'), phone), bench());
      people.is('alice', undefined);
      const voided = await bench().desk.decide(pending.id, people.of('bob'), 'approve', '');
      assert.deepEqual([voided.state, voided.found?.why], ['void', 'requester']);
      people.is('alice', 'operator');
      const again = await requested(bench().planning.draftDevice(by('alice'), phone), bench());
      await bench().desk.decide(again.id, people.of('bob'), 'approve', '');
      people.leaves('alice');
      await bench().runner.runApproved();
      assert.equal((await bench().desk.find(again.id)).found?.why, 'requester');
      assert.deepEqual(writesOf(exchange.tenant), []);
    });
  });

  describe('that name what is not there any more', () => {
    let accounts: Set<string>;
    const setupBench = () => bench({ hasAccount: async (address) => accounts.has(address) });
    beforeEach(() => {
      accounts = new Set([account]);
    });
    const admin = (cmdlet: string, parameters: { readonly [name: string]: unknown }): void => {
      const { tenant } = exchange;
      tenant.run(tenant.idOf(mailbox) ?? '', cmdlet, parameters);
    };

    it('are refused when they are planned', async () => {
      const { planning } = setupBench();
      const foreign = planning.draftSetup(by('alice'), 'nobody@contoso.com', wishes);
      await assert.rejects(foreign, refused('accountGone'));
      const unknown = planning.draftSetup(by('alice'), account, {
        ...wishes,
        defaultPolicy: 'None',
      });
      await assert.rejects(unknown, refused('policyGone'));
      const anew = planning.draftDevice(by('alice'), { ...phone, guid: randomUUID() });
      await assert.rejects(anew, refused('deviceGone'));
    });

    const happenings: { readonly [what: string]: () => void } = {
      'an account that was deleted': () => accounts.clear(),
      'a policy that was renamed': () =>
        admin('Set-MobileDeviceMailboxPolicy', { Identity: 'Managers', Name: 'Leaders' }),
    };
    for (const [what, happens] of Object.entries(happenings)) {
      it(`are void before the run for ${what}, and write nothing`, async () => {
        const on = setupBench();
        const pending = await requested(on.planning.draftSetup(by('alice'), account, wishes), on);
        happens();
        const before = writesOf(exchange.tenant).length;
        const { state, found } = await ended(pending, on);
        assert.deepEqual([state, found?.why], ['void', 'missing']);
        assert.equal(writesOf(exchange.tenant).length, before);
      });
    }

    it('are void for a device that was registered anew', async () => {
      const pending = await requested(bench().planning.draftDevice(by('alice'), phone), bench());
      const anew = new (class extends TenantExchange {
        override async *run<N extends CmdletName>(
          call: CmdletCall<N>,
        ): AsyncIterable<readonly Row<N>[]> {
          for await (const page of super.run(call)) {
            yield call.cmdlet === 'Get-MobileDevice'
              ? page.map((row) => ({ ...row, Guid: randomUUID() }))
              : page;
          }
        }
      })(exchange.tenant);
      const { state, found } = await ended(pending, bench({ exchange: anew }));
      assert.deepEqual([state, found?.missing?.[0]?.what], ['void', 'device']);
      assert.deepEqual(writesOf(exchange.tenant), []);
    });

    it('are failed when it went away during the run, and never called done', async () => {
      const on = setupBench();
      const unchanged = {
        ...wishes,
        allowOutlook: false,
        defaultPolicy: 'Default',
        defaultAccessLevel: 'Allow',
      } as const;
      const pending = await requested(on.planning.draftSetup(by('alice'), account, unchanged), on);
      const answers = [true];
      const leaving = bench({ hasAccount: async () => answers.pop() ?? false });
      const { state, found } = await ended(pending, leaving);
      assert.deepEqual([state, found?.why], ['failed', 'missing']);
    });

    it('disconnect no connector but the one that they name', async () => {
      await store.connectors.put({
        ...{ id: 'one', primarySmtpAddress: account, approvedAt: new Date(now) },
        ...{ disconnectedAt: undefined, lastAttempt: undefined, lastSuccess: undefined },
      });
      const pending = await requested(bench().planning.draftDisconnect(by('alice')), bench());
      await store.connectors.put({
        ...{ id: 'two', primarySmtpAddress: 'other@contoso.com', approvedAt: new Date(now + 1) },
        ...{ disconnectedAt: undefined, lastAttempt: undefined, lastSuccess: undefined },
      });
      const { state, found } = await ended(pending);
      assert.deepEqual([state, found?.missing?.[0]?.what], ['void', 'connector']);
      assert.equal((await store.connectors.current())?.disconnectedAt, undefined);
    });
  });

  describe('of a setup that makes access stricter', () => {
    it('allow Outlook first and change the default last', async () => {
      const draft = await bench().planning.draftSetup(by('alice'), account, wishes);
      assert.equal(draft.plan.at(-1)?.cmdlet, 'Set-ActiveSyncOrganizationSettings');
      const loosened = { ...wishes, defaultAccessLevel: 'Allow', allowOutlook: false } as const;
      const other = await bench().planning.draftSetup(by('alice'), account, loosened);
      assert.equal(other.plan[0]?.cmdlet, 'Set-ActiveSyncOrganizationSettings');
    });

    it('leave the default where what exempts Outlook is not there, whatever Exchange answered', async () => {
      const pending = await requested(
        bench().planning.draftSetup(by('alice'), account, wishes),
        bench(),
      );
      const forgetful = new (class extends TenantExchange {
        override async *run<N extends CmdletName>(
          call: CmdletCall<N>,
        ): AsyncIterable<readonly Row<N>[]> {
          if (call.cmdlet !== 'New-ActiveSyncDeviceAccessRule') yield* super.run(call);
        }
      })(exchange.tenant);
      const { state } = await ended(pending, bench({ exchange: forgetful }));
      assert.equal(state, 'failed');
      const cmdlets = writesOf(exchange.tenant).map(({ cmdlet }) => cmdlet);
      assert.ok(!cmdlets.includes('Set-ActiveSyncOrganizationSettings'), cmdlets.join());
    });
  });

  it('expire however many are pending', async () => {
    const draft = (await bench().planning.draftDevice(by('alice'), phone)) as DeviceChange;
    const many = 130;
    for (let number = 0; number < many; number += 1) {
      const device = { ...phone, deviceId: `MANY${number}` };
      const id = `MANY${number}`;
      const expiresAt = new Date(now + 1);
      await store.changes.put({
        ...draft,
        kind: 'device',
        id,
        device,
        state: 'waiting',
        expiresAt,
        version: 0,
      });
    }
    now += hour;
    await bench().desk.expireDue();
    assert.deepEqual(await store.changes.list(['waiting']), []);
  });
});
