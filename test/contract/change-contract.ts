import assert from 'node:assert/strict';
import type { Change } from '../../src/domain/changes/change.js';
import { StoreFailure } from '../../src/domain/failure.js';
import type { Store } from '../../src/domain/ports/store.js';
import type { DevicePicture, SyncRun } from '../../src/domain/ports/sync-store.js';
import { waiting } from '../support/changes.js';

const noon = new Date('2026-11-23T12:00:00.000Z');
const later = (ms: number): Date => new Date(noon.getTime() + ms);

const draft = (id: string): Change => ({ ...waiting, id, state: 'draft', version: 0 });

const device = (guid: string, state = 'Allowed'): DevicePicture => ({
  guid,
  deviceId: `id-${guid}`,
  person: 'Grace Kuo',
  model: 'iPhone 🚀',
  state,
  reason: 'Global',
});

const run = (id: string, startedAt = noon): SyncRun => ({
  id,
  kind: 'full',
  startedAt,
  endedAt: undefined,
  state: 'running',
  read: 0,
  counts: undefined,
  fault: undefined,
  service: undefined,
  said: undefined,
  asked: undefined,
  cancelledBy: undefined,
  isUnfiltered: false,
});

const none = {
  devices: 0,
  rules: 0,
  policies: 0,
  classes: 0,
  managed: 0,
  looked: 0,
  fresh: 0,
  gone: 0,
  changed: 0,
};

/** What every Store has to do for changes, their audit, what is shown of them, and syncs. */
export function changeContract(store: () => Store): void {
  describe('changes', () => {
    it('are kept as they are, moments and hostile words too', async () => {
      const change = { ...draft('KEPT22'), account: 'half \ud800 nul \0 "quoted"' };
      assert.equal(await store().changes.put(change), true);
      const kept = await store().changes.get('KEPT22');
      assert.deepEqual(kept?.createdAt, change.createdAt);
      const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
      assert.deepEqual(plain(kept), plain({ ...change, version: 1 }));
      assert.equal(await store().changes.get('NOWHER'), undefined);
    });

    it('are written only over the version that was read', async () => {
      await store().changes.put(draft('RACE22'));
      const read = { ...draft('RACE22'), version: 1 };
      const results = await Promise.all([
        store().changes.put({ ...read, state: 'rejected' }),
        store().changes.put({ ...read, state: 'withdrawn' }),
      ]);
      assert.deepEqual(results.toSorted(), [false, true]);
      assert.equal((await store().changes.get('RACE22'))?.version, 2);
    });

    it('are open at most once of a kind', async () => {
      await store().changes.put(draft('OPEN22'));
      await store().changes.put(draft('OPEN33'));
      const opened = (id: string) =>
        store().changes.put({ ...draft(id), version: 1, state: 'waiting' });
      assert.equal(await opened('OPEN22'), true);
      assert.equal(await opened('OPEN33'), false);
      assert.equal((await store().changes.open('setup'))?.id, 'OPEN22');
      assert.deepEqual(
        (await store().changes.list(['waiting'], 10)).map(({ id }) => id),
        ['OPEN22'],
      );
      await store().changes.put({ ...draft('OPEN22'), version: 2, state: 'expired' });
      assert.equal(await store().changes.open('setup'), undefined);
    });
  });

  describe('audit', () => {
    const event = (changeId: string) =>
      ({ at: noon, what: 'change.requested', person: undefined, changeId, detail: {} }) as const;

    it('is a chain that is whole', async () => {
      const append = (one: Parameters<Store['audit']['append']>[0]) =>
        store().together(({ audit }) => audit.append(one));
      await append(event('AUD222'));
      await append({ ...event('AUD333'), detail: { reason: '"\ud800\0' } });
      const [newest, older] = await store().audit.latest(2);
      assert.equal(newest?.previous, older?.hash);
      assert.equal(newest?.number, (older?.number ?? 0) + 1);
      assert.equal((await store().audit.verify()).fault, undefined);
    });

    it('has no gap when many append at once', async () => {
      const { entries } = await store().audit.verify();
      const append = (n: number) =>
        store().together(({ audit }) => audit.append(event(`MANY${n}`)));
      await Promise.all(Array.from({ length: 12 }, (_, n) => append(n)));
      const after = await store().audit.verify();
      assert.deepEqual([after.entries, after.fault], [entries + 12, undefined]);
    });

    it('goes with the change or not at all', async () => {
      const { entries } = await store().audit.verify();
      const failing = store().together(async (areas) => {
        await areas.audit.append(event('ROLLED'));
        throw new Error('no');
      });
      await assert.rejects(failing, /no/);
      assert.equal((await store().audit.verify()).entries, entries);
    });
  });

  describe('leases', () => {
    it('are held by one, longer if it likes, and by another when they are over', async () => {
      const { leases } = store();
      assert.equal(await leases.hold('job', 'one', noon, later(1000)), true);
      assert.equal(await leases.hold('job', 'two', later(999), later(5000)), false);
      assert.equal(await leases.hold('job', 'one', later(999), later(2000)), true);
      assert.equal(await leases.hold('job', 'two', later(1500), later(5000)), false);
      assert.equal(await leases.hold('job', 'two', later(2000), later(5000)), true);
      await leases.release('job', 'one');
      assert.equal(await leases.hold('job', 'one', later(2001), later(5000)), false);
      await leases.release('job', 'two');
      assert.equal(await leases.hold('job', 'one', later(2002), later(5000)), true);
      await leases.releaseAll();
      assert.equal(await leases.hold('job', 'two', later(2003), later(5000)), true);
    });

    it('go to one of many who want them at once', async () => {
      const owners = Array.from({ length: 20 }, (_, index) => `owner-${index}`);
      const held = await Promise.all(
        owners.map((owner) => store().leases.hold('race', owner, noon, later(1000))),
      );
      assert.equal(held.filter(Boolean).length, 1);
    });
  });

  describe('syncs', () => {
    it('run one at a time, until one is too old to be alive', async () => {
      const { syncs } = store();
      assert.equal(await syncs.begin(run('sync-1'), later(-1000)), true);
      assert.equal(await syncs.begin(run('sync-2', later(1)), later(-1000)), false);
      assert.equal(await syncs.begin(run('sync-3', later(2000)), later(1000)), true);
      await syncs.end({
        ...run('sync-3', later(2000)),
        state: 'failed',
        endedAt: later(2500),
        fault: 'throttled',
      });
      const [last, first] = await syncs.history(2);
      assert.deepEqual([last?.fault, first?.state], ['throttled', 'failed']);
    });

    it('replace the picture only when they end well, and tell what changed', async () => {
      const { syncs } = store();
      await syncs.begin(run('sync-4', later(3000)), noon);
      await syncs.addDevices('sync-4', [device('a'), device('b'), device('c')]);
      assert.deepEqual(await syncs.settle('sync-4', 'full'), {
        devices: 3,
        states: [{ state: 'Allowed', devices: 3 }],
        fresh: 3,
        gone: 0,
        changed: 0,
        managed: 0,
      });
      const counts = { ...none, devices: 3, fresh: 3 };
      await syncs.end({
        ...run('sync-4', later(3000)),
        state: 'done',
        endedAt: later(3500),
        counts,
      });
      await syncs.begin(run('sync-5', later(4000)), noon);
      await syncs.addDevices('sync-5', [device('a'), device('b', 'Blocked'), device('d')]);
      assert.deepEqual(await syncs.settle('sync-5', 'full'), {
        devices: 3,
        states: [
          { state: 'Allowed', devices: 2 },
          { state: 'Blocked', devices: 1 },
        ],
        fresh: 1,
        gone: 1,
        changed: 1,
        managed: 0,
      });
      await syncs.end({ ...run('sync-5', later(4000)), state: 'failed', endedAt: later(4500) });
      assert.deepEqual((await syncs.picture(noon)).states, [{ state: 'Allowed', devices: 3 }]);
      assert.deepEqual((await syncs.history(2))[1]?.counts, counts);
    });

    it('are told who cancels them, and how far they are', async () => {
      const { syncs } = store();
      assert.equal(await syncs.cancel('Nobody'), false);
      await syncs.begin(run('sync-6', later(5000)), noon);
      assert.equal(await syncs.progress('sync-6', 500), undefined);
      assert.equal((await syncs.history(1))[0]?.read, 500);
      assert.equal(await syncs.cancel('Alice 🚀'), true);
      assert.equal(await syncs.progress('sync-6', 1000), 'Alice 🚀');
      const ended = { state: 'cancelled', endedAt: later(5500), cancelledBy: 'Alice 🚀' } as const;
      await syncs.end({ ...run('sync-6', later(5000)), ...ended });
      assert.deepEqual((await syncs.history(1))[0], { ...run('sync-6', later(5000)), ...ended });
    });

    it('merge a quick one into the picture', async () => {
      const { syncs } = store();
      await syncs.begin({ ...run('sync-7', later(6000)), kind: 'quick' }, noon);
      await syncs.addDevices('sync-7', [device('b', 'Blocked'), device('e')]);
      await syncs.addDevices('sync-7', [device('e')]);
      assert.deepEqual(await syncs.settle('sync-7', 'quick'), {
        devices: 2,
        states: [
          { state: 'Allowed', devices: 1 },
          { state: 'Blocked', devices: 1 },
        ],
        fresh: 1,
        gone: 0,
        changed: 1,
        managed: 0,
      });
      const quick = { ...run('sync-7', later(6000)), kind: 'quick', state: 'done' } as const;
      await syncs.end({ ...quick, endedAt: later(6500) });
      assert.deepEqual((await syncs.picture(noon)).states, [
        { state: 'Allowed', devices: 3 },
        { state: 'Blocked', devices: 1 },
      ]);
      assert.equal((await syncs.lastDone())?.id, 'sync-7');
      assert.equal((await syncs.lastDone('full'))?.id, 'sync-4');
    });

    it('take every device once, whatever its Guid begins with and however often it comes', async () => {
      const { syncs } = store();
      const guids = [...'0123456789abcdefABCDEF§ z'].map((each) => `${each}-guid`);
      const all = run('sync-every', later(6700));
      await syncs.begin(all, noon);
      await syncs.addDevices(
        'sync-every',
        guids.map((guid) => device(guid)),
      );
      await syncs.addDevices(
        'sync-every',
        guids.toReversed().map((guid) => device(guid)),
      );
      const easDeviceId = device('7-guid').deviceId;
      for (const complianceState of ['compliant', 'noncompliant']) {
        await syncs.addManaged('sync-every', [{ easDeviceId, complianceState }]);
      }
      const { devices, managed } = await syncs.settle('sync-every', 'full');
      assert.deepEqual([devices, managed], [guids.length, 1]);
      await syncs.end({ ...all, state: 'cancelled', endedAt: later(6800) });
    });

    it('are ended by nobody whose run another has followed: nothing of that one is touched', async () => {
      const { syncs } = store();
      const gone = run('sync-gone', later(6850));
      await syncs.begin(gone, noon);
      await syncs.addDevices('sync-gone', [device('a')]);
      const next = run('sync-next', later(6860));
      await syncs.abandon();
      assert.equal(await syncs.begin(next, noon), true);
      await syncs.addDevices('sync-next', [device('a'), device('y')]);
      assert.equal(await syncs.end({ ...gone, state: 'done', endedAt: later(6870) }), false);
      const runs = await syncs.history(2);
      assert.deepEqual(
        runs.map(({ id, state }) => [id, state]),
        [
          ['sync-next', 'running'],
          ['sync-gone', 'failed'],
        ],
      );
      assert.equal((await syncs.settle('sync-next', 'full')).devices, 2);
      assert.equal(await syncs.end({ ...next, state: 'cancelled', endedAt: later(6880) }), true);
    });

    it('refuse a device that cannot be kept as it is', async () => {
      const { syncs } = store();
      for (const model of ['nul \0', 'half \ud800']) {
        await assert.rejects(
          syncs.addDevices('sync-bad', [{ ...device('a'), model }]),
          StoreFailure,
        );
      }
    });

    it('know what Intune manages, and keep what statistics told', async () => {
      const { syncs } = store();
      await syncs.begin(run('sync-8', later(7000)), noon);
      await syncs.addDevices('sync-8', [device('a'), device('b', 'Blocked'), device('z')]);
      await syncs.addManaged('sync-8', [
        { easDeviceId: 'ID-A', complianceState: 'compliant' },
        { easDeviceId: 'elsewhere', complianceState: 'compliant' },
      ]);
      assert.equal((await syncs.settle('sync-8', 'full')).managed, 1);
      assert.deepEqual(await syncs.toLookAt('sync-8', 2), ['z', 'a']);
      await syncs.looked('sync-8', { guid: 'z', lastSync: noon, lookedAt: later(7100) });
      await syncs.looked('sync-8', { guid: 'a', lastSync: undefined, lookedAt: later(7100) });
      await syncs.end({ ...run('sync-8', later(7000)), state: 'done', endedAt: later(7500) });
      const summary = { managed: 1, looked: 1 };
      const { states: _, ...known } = await syncs.picture(later(1));
      assert.deepEqual(known, { ...summary, stale: 1 });
      await syncs.begin(run('sync-9', later(8000)), noon);
      await syncs.addDevices('sync-9', [device('a'), device('b', 'Blocked'), device('z')]);
      await syncs.settle('sync-9', 'full');
      assert.deepEqual(await syncs.toLookAt('sync-9', 3), ['b', 'a', 'z']);
      await syncs.end({ ...run('sync-9', later(8000)), state: 'done', endedAt: later(8500) });
      assert.deepEqual((await syncs.picture(noon)).looked, 1);
    });
  });
}
