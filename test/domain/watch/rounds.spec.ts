import assert from 'node:assert/strict';
import type { PermissionReport } from '../../../src/domain/checks/permissions.js';
import { TenantFailure } from '../../../src/domain/failure.js';
import type { RoundsOptions } from '../../../src/domain/watch/rounds/round.js';
import { Rounds } from '../../../src/domain/watch/rounds.js';
import { waiting } from '../../support/changes.js';
import { executingIdentity, finePrerequisites, poorPrerequisites } from '../../support/reports.js';
import { failureNamed, Watched } from '../../support/watched.js';

const hourMs = 60 * 60_000;
const lastOf = (everyMs: number) => (at: Date) =>
  new Date(Math.floor(at.getTime() / everyMs) * everyMs);

const permissions = (verdict: 'granted' | 'missing' | 'unknown'): PermissionReport => {
  const failure = new TenantFailure('exchange', 'unreachable');
  const right = { granted: { verdict: 'granted', through: [] } as const };
  const rights = {
    ...right,
    missing: { verdict: 'missing', offeredBy: [] } as const,
    unknown: { verdict: 'unknown', failure } as const,
  };
  return {
    holder: executingIdentity,
    cmdlets: [{ cmdlet: 'Get-MobileDevice', ...rights[verdict] }],
    intune: rights.granted,
    surplus: [],
    checkedAt: new Date(0),
  };
};

describe('the rounds', () => {
  let world: Watched;
  let prerequisites = finePrerequisites;
  let rights: 'granted' | 'missing' | 'unknown' = 'granted';
  let checks = 0;
  beforeEach(async () => {
    world = new Watched();
    [prerequisites, rights, checks] = [finePrerequisites, 'granted', 0];
    await world.start();
  });
  afterEach(() => world.stop());

  const rounds = (further: Partial<RoundsOptions> = {}): Rounds => {
    const { store, watch, holding, clock } = world;
    return new Rounds({
      store,
      watch,
      prerequisites: {
        prerequisites: async () => {
          checks += 1;
          return prerequisites;
        },
      },
      permissions: {
        executingIdentity: async () => permissions(rights),
        account: async () => permissions(rights),
      },
      holding,
      clock,
      checksDue: lastOf(hourMs),
      digestDue: lastOf(24 * hourMs),
      credentials: [],
      escalation: { afterMs: 30 * 60_000, conversationId: 'second', people: ['grace'] },
      reminderMs: 4 * hourMs,
      approvalConversations: ['approvals'],
      ...further,
    });
  };
  const connect = (lastSuccess: Date | undefined): Promise<void> =>
    world.store.connectors.put({
      id: 'c',
      primarySmtpAddress: 'svc@contoso.com',
      approvedAt: new Date(world.now - hourMs),
      disconnectedAt: undefined,
      lastAttempt: lastSuccess,
      lastSuccess,
    });
  const open = async (): Promise<readonly string[]> =>
    (await world.store.incidents.open(20)).map(({ fingerprint }) => fingerprint).toSorted();

  it('check each hour, once however many make them, and catch up once what was missed', async () => {
    await connect(world.clock());
    await Promise.all([rounds().make(), rounds().make()]);
    world.pass(59);
    await rounds().make();
    assert.equal(checks, 1);
    world.pass(5 * 60);
    await rounds().make();
    await rounds().make();
    assert.equal(checks, 2);
  });

  it('tell what is missing before a sync fails of it, and when it is there again', async () => {
    await connect(world.clock());
    await world.subscribe('a');
    [prerequisites, rights] = [poorPrerequisites, 'missing'];
    await rounds().make();
    assert.deepEqual(await open(), ['permissions', 'prerequisites']);
    world.pass(60);
    [prerequisites, rights] = [finePrerequisites, 'unknown'];
    await rounds().make();
    assert.deepEqual(await open(), ['permissions']);
    world.pass(60);
    rights = 'granted';
    await rounds().make();
    assert.deepEqual(await open(), []);
  });

  it('check again soon when the check itself broke', async () => {
    await connect(world.clock());
    const broken = async () => {
      throw new Error('no');
    };
    await assert.rejects(rounds({ prerequisites: { prerequisites: broken } }).make(), /no/);
    await rounds().make();
    assert.equal(checks, 1);
  });

  it('tell that a sync is overdue after 26 hours', async () => {
    await connect(world.clock());
    world.pass(26 * 60);
    await rounds().make();
    assert.deepEqual(await open(), []);
    world.pass(1);
    await rounds().make();
    assert.deepEqual(await open(), ['overdue']);
  });

  it('look at nothing of a tenant without a connector', async () => {
    [prerequisites, rights] = [poorPrerequisites, 'missing'];
    world.pass(100 * 60);
    await rounds().make();
    assert.deepEqual([checks, await open()], [0, []]);
  });

  it('tell of a certificate at each step anew, and of its end only when it was replaced', async () => {
    await world.subscribe('a');
    const notAfter = new Date(world.now + 32 * 24 * hourMs);
    const told: string[] = [];
    for (let day = 0; day < 31; day += 1) {
      await rounds({ credentials: [{ name: 'bot', endsAt: async () => notAfter }] }).make();
      told.push(...(await world.told()).filter((each) => each.startsWith('new')));
      world.pass(24 * 60);
    }
    assert.equal(told.filter((each) => each.includes('recovery')).length, 0);
    assert.equal(told.filter((each) => /incident .* in a$/.test(each)).length, 3);
    assert.deepEqual(await open(), ['credential bot 7']);
    await rounds({ credentials: [{ name: 'bot', endsAt: async () => undefined }] }).make();
    assert.deepEqual(await open(), ['credential bot 7'], 'what is not known ends nothing');
    world.pass(24 * 60);
    const renewed = new Date(world.now + 300 * 24 * hourMs);
    await rounds({ credentials: [{ name: 'bot', endsAt: async () => renewed }] }).make();
    assert.equal((await world.told()).filter((each) => each.includes('recovery')).length, 1);
    assert.deepEqual(await open(), []);
  });

  it('tell of a process that fell silent, and that it is heard of again', async () => {
    const { beats } = world.store;
    await beats.beat('one', world.clock());
    world.pass(4.9);
    await rounds().make();
    assert.deepEqual(await open(), []);
    world.pass(0.1);
    await rounds().make();
    assert.deepEqual(await open(), ['silent one']);
    await beats.beat('one', world.clock());
    await rounds().make();
    assert.deepEqual(await open(), []);
  });

  it('tell others where Teams refuses what people count on, until it works or nobody wants it', async () => {
    const { conversations, subscriptions } = world.store;
    const known = { kind: 'channel', tenantId: 't', reference: '{}', personId: undefined } as const;
    const heard = (id: string) => conversations.put({ ...known, id, seenAt: world.clock() });
    for (const id of ['alerts', 'approvals', 'lunch', 'others']) await heard(id);
    await world.subscribe('alerts');
    await world.subscribe('others');
    for (const id of ['alerts', 'approvals', 'lunch']) await conversations.bury(id, world.clock());
    await Promise.all([rounds().make(), rounds().make()]);
    assert.deepEqual(await open(), ['undeliverable alerts', 'undeliverable approvals']);
    assert.equal((await world.told()).filter((each) => each.endsWith('in others')).length, 2);
    world.pass(1);
    await heard('approvals');
    await rounds().make();
    assert.deepEqual(await open(), ['undeliverable alerts']);
    await subscriptions.remove('alerts');
    await rounds().make();
    assert.deepEqual(await open(), []);
  });

  it('do everything else when one of them fails', async () => {
    await connect(world.clock());
    await world.subscribe('late', ['digest']);
    world.pass(24 * 60);
    const broken = async () => {
      throw new Error('no');
    };
    await assert.rejects(rounds({ prerequisites: { prerequisites: broken } }).make(), /no/);
    assert.match((await world.told()).join(), /new digest/);
  });

  it('forget a process that is not coming back, also one that ended after all', async () => {
    const { beats } = world.store;
    await beats.beat('lost', world.clock());
    await beats.beat('ended', world.clock());
    world.pass(6);
    await rounds().make();
    assert.deepEqual(await open(), ['silent ended', 'silent lost']);
    await beats.end('ended', world.clock());
    await rounds().make();
    assert.deepEqual(await open(), ['silent lost']);
    world.pass(60);
    await rounds().make();
    assert.deepEqual([await open(), await beats.all()], [[], []]);
  });

  describe('when nobody reacts', () => {
    const secondIn = async (): Promise<readonly string[]> =>
      (await world.delivered()).map(({ conversationId }) => conversationId).toSorted();
    beforeEach(async () => {
      const known = { kind: 'personal', tenantId: 't', reference: '{}', seenAt: new Date(0) };
      const grace = { ...known, kind: 'personal', id: 'a:grace', personId: 'grace' } as const;
      await world.store.conversations.put(grace);
    });

    it('tell a second conversation, then people, each once', async () => {
      await world.watch.failed(failureNamed('a'));
      world.pass(29);
      await rounds().make();
      assert.deepEqual(await secondIn(), []);
      world.pass(1);
      await Promise.all([rounds().make(), rounds().make()]);
      assert.deepEqual(await secondIn(), ['second']);
      world.pass(30);
      await rounds().make();
      assert.deepEqual(await secondIn(), ['a:grace', 'second']);
      world.pass(600);
      await rounds().make();
      assert.deepEqual(await secondIn(), []);
    });

    it('tell nobody of what is not critical, is acknowledged, muted or over', async () => {
      await world.watch.failed(failureNamed('warning', 'warning'));
      for (const word of ['acknowledged', 'muted']) {
        await world.watch.failed(failureNamed(word));
        const one = await world.store.incidents.newest(`sync ${word}`);
        const person = { objectId: 'x', name: 'X' };
        const how =
          word === 'muted'
            ? { muted: { person, untilAt: undefined } }
            : { acknowledged: { person, at: world.clock() } };
        if (one) await world.store.incidents.put({ ...one, ...how });
      }
      await world.watch.failed(failureNamed('over'));
      await world.watch.well('sync over');
      world.pass(100);
      await rounds().make();
      assert.deepEqual(await secondIn(), []);
    });

    it('count from when people were told: after a maintenance, and anew when it came back', async () => {
      const maintenance = [{ from: world.clock(), to: new Date(world.now + 2 * hourMs) }];
      world.holding = { quietHours: undefined, maintenance };
      await world.watch.failed(failureNamed('a'));
      world.pass(149);
      await rounds().make();
      assert.deepEqual(await secondIn(), []);
      world.pass(1);
      await rounds().make();
      assert.deepEqual(await secondIn(), ['second']);
      await world.watch.well('sync a');
      world.pass(10);
      await world.watch.failed(failureNamed('a'));
      world.pass(29);
      await rounds().make();
      assert.deepEqual(await secondIn(), []);
      world.pass(1);
      await rounds().make();
      assert.deepEqual(await secondIn(), ['second']);
    });

    it('tell of a storm by one card', async () => {
      for (let n = 0; n < 60; n += 1) await world.watch.failed(failureNamed(`w${n}`));
      world.pass(31);
      await rounds().make();
      assert.equal((await secondIn()).length, 6);
    });
  });

  it('call an approval that waits to mind, once', async () => {
    const change = { ...waiting, createdAt: world.clock(), version: 0 };
    const expiresAt = new Date(world.now + 24 * hourMs);
    await world.store.changes.put({ ...change, expiresAt });
    world.pass(239);
    await rounds().make();
    assert.deepEqual(await world.told(), []);
    for (const minutes of [1, 60, 300]) {
      world.pass(minutes);
      await rounds().make();
    }
    const place = change.approvalConversationId;
    assert.deepEqual(await world.told(), [`new reminder ${change.id} in ${place}`]);
  });

  it('tell a digest each day to who wants it, later when it was missed, not of a day before', async () => {
    const digests = async (): Promise<number> => (await world.told()).length;
    await rounds().make();
    await world.subscribe('late', ['digest']);
    await rounds().make();
    assert.equal(await digests(), 0, 'who subscribes later waits for the next one');
    world.pass(20 * 60);
    await Promise.all([rounds().make(), rounds().make()]);
    assert.equal(await digests(), 1);
    await rounds({ digestDue: (at) => new Date(at.getTime() - 25 * hourMs) }).make();
    assert.equal(await digests(), 0);
  });
});
