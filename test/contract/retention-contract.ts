import assert from 'node:assert/strict';
import type { Change } from '../../src/domain/changes/change.js';
import type { Retention } from '../../src/domain/ports/retention-store.js';
import type { Store } from '../../src/domain/ports/store.js';
import type { SyncRun } from '../../src/domain/ports/sync-store.js';
import { waiting } from '../support/changes.js';
import { incident } from '../support/incidents.js';

/** Older than all that the other suites write. */
const old = new Date('1999-06-01T00:00:00.000Z');
const limit = new Date('2000-01-01T00:00:00.000Z');
const never: Retention = {
  changes: undefined,
  incidents: undefined,
  syncs: undefined,
  devices: undefined,
};

const run = (id: string, state: SyncRun['state'], at: Date): SyncRun => ({
  ...{ id, kind: 'quick', state, startedAt: at, read: 0, isUnfiltered: false },
  endedAt: state === 'running' ? undefined : at,
  ...{ counts: undefined, asked: undefined, fault: undefined, service: undefined },
  ...{ said: undefined, cancelledBy: undefined },
});

/** What every Store has to forget in time; the last suite, because the devices of the others go too. */
export function retentionContract(store: () => Store): void {
  describe('what has been kept long enough', () => {
    it('goes: changes that are over, and none that may still run', async () => {
      const { changes, retention } = store();
      const states: readonly Change['state'][] = ['done', 'expired', 'draft', 'waiting'];
      for (const state of states) {
        await changes.put({ ...waiting, id: `OLD-${state}`, state, createdAt: old, version: 0 });
      }
      assert.equal((await retention.forget({ ...never, changes: limit })).changes, 3);
      assert.equal(await changes.get('OLD-done'), undefined);
      const kept = await changes.get('OLD-waiting');
      assert.ok(kept);
      await changes.put({ ...kept, state: 'withdrawn' });
      assert.equal((await retention.forget({ ...never, changes: limit })).changes, 1);
    });

    it('goes: incidents that are closed, and none that is open', async () => {
      const { incidents, retention } = store();
      for (const [id, state] of [
        ['OLDONE', 'closed'],
        ['OLDTWO', 'open'],
      ] as const) {
        await incidents.put(incident({ id, state, fingerprint: id, openedAt: old, version: 0 }));
      }
      assert.equal((await retention.forget({ ...never, incidents: limit })).incidents, 1);
      const open = await incidents.get('OLDTWO');
      assert.ok(open);
      await incidents.put({ ...open, state: 'closed' });
      assert.equal((await retention.forget({ ...never, incidents: limit })).incidents, 1);
    });

    it('goes: synchronisations, but the last good one of each kind', async () => {
      const { syncs, retention } = store();
      const future = new Date('2098-01-01T00:00:00.000Z');
      for (const [id, state, at] of [
        ['old-failed', 'failed', old],
        ['old-done', 'done', old],
        ['last-done', 'done', future],
      ] as const) {
        await syncs.begin(run(id, 'running', at), old);
        await syncs.end(run(id, state, at));
      }
      assert.equal((await retention.forget({ ...never, syncs: limit })).syncs, 2);
      await retention.forget({ ...never, syncs: new Date('2099-01-01') });
      assert.equal((await syncs.lastDone('quick'))?.id, 'last-done');
    });

    it('goes: the picture of the devices, when no synchronisation has ended well since', async () => {
      const { syncs, retention } = store();
      const at = new Date('2098-06-01T00:00:00.000Z');
      const device = { guid: 'g', deviceId: 'd', person: 'p', model: 'm', state: 's', reason: 'r' };
      const whole: SyncRun = { ...run('whole', 'running', at), kind: 'full' };
      await syncs.begin(whole, at);
      await syncs.addDevices('whole', [device]);
      await syncs.settle('whole', 'full');
      await syncs.end({ ...whole, state: 'done', endedAt: at });
      assert.equal((await retention.forget({ ...never, devices: at })).devices, 0);
      assert.equal(
        (await retention.forget({ ...never, devices: new Date('2099-01-01') })).devices,
        1,
      );
      assert.deepEqual((await syncs.picture(at)).states, []);
    });

    it('keeps the newest wish for a log level', async () => {
      const { logLevel } = store();
      for (const level of ['debug', 'warn'] as const) await logLevel.put({ level, until: old });
      assert.deepEqual(await logLevel.get(), { level: 'warn', until: old });
    });

    it('stays for ever where nothing is said', async () => {
      assert.deepEqual(await store().retention.forget(never), {
        ...{ changes: 0, incidents: 0, syncs: 0, devices: 0 },
      });
    });
  });
}
