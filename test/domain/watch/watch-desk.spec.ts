import assert from 'node:assert/strict';
import type { SyncRun } from '../../../src/domain/ports/sync-store.js';
import { failureOfMissing } from '../../../src/domain/watch/failure-of.js';
import { waiting } from '../../support/changes.js';
import { failureNamed, Watched } from '../../support/watched.js';

const run = (state: SyncRun['state'], fault?: string): SyncRun => ({
  id: 'run',
  kind: 'full',
  startedAt: new Date(0),
  endedAt: new Date(1),
  state,
  read: 0,
  counts: undefined,
  fault,
  service: fault && 'exchange',
  said: undefined,
  asked: undefined,
  cancelledBy: undefined,
  isUnfiltered: false,
});

describe('the watch desk', () => {
  let world: Watched;
  beforeEach(async () => {
    world = new Watched();
    await world.start();
    await world.subscribe('a');
  });
  afterEach(() => world.stop());

  const ended = (state: SyncRun['state'], fault?: string): Promise<void> =>
    world.store.together((areas) =>
      world.watch.syncEnded(areas, { ...run(state, fault), endedAt: new Date(world.now) }),
    );
  const open = async (): Promise<readonly string[]> =>
    (await world.store.incidents.open(10)).map(({ fingerprint }) => fingerprint).toSorted();

  it('closes all that a sync failed of when one has worked, and what was overdue', async () => {
    await ended('failed', 'denied');
    await ended('failed', 'timedOut');
    await world.watch.failed({ ...failureNamed('x'), fingerprint: 'overdue', kind: 'syncOverdue' });
    await world.watch.failed({ ...failureNamed('x'), fingerprint: 'permissions' });
    await ended('done');
    assert.deepEqual(await open(), ['permissions']);
  });

  it('tells nobody that it works again when a sync fails otherwise', async () => {
    await ended('failed', 'denied');
    await world.told();
    await ended('failed', 'timedOut');
    assert.deepEqual(await open(), ['sync exchange denied', 'sync exchange timedOut']);
    assert.deepEqual(await world.told(), ['new incident INC2.0 in a']);
  });

  it('counts from when the sync ended, so that its details have that sync too', async () => {
    const { endedAt } = run('failed');
    await world.store.together((areas) => world.watch.syncEnded(areas, run('failed', 'denied')));
    assert.deepEqual((await world.store.incidents.open(1))[0]?.openedAt, endedAt);
  });

  it('makes nothing of a sync that somebody cancelled', async () => {
    await ended('failed', 'denied');
    await ended('cancelled');
    assert.deepEqual(await open(), ['sync exchange denied']);
  });

  it('writes nothing where the unit of work fails', async () => {
    const failing = world.store.together(async (areas) => {
      await world.watch.syncEnded(areas, run('failed', 'denied'));
      throw new Error('no');
    });
    await assert.rejects(failing, /no/);
    assert.deepEqual([await open(), await world.told()], [[], []]);
  });

  it('names what was changed in the day before, and nothing older', async () => {
    const at = (minutes: number): Date => new Date(world.now + minutes * 60_000);
    const change = { ...waiting, state: 'done', version: 0 } as const;
    const { changes } = world.store;
    await changes.put({ ...change, id: 'NEW222', startedAt: at(-30), endedAt: at(-29) });
    await changes.put({ ...change, id: 'DLD222', startedAt: at(-1500), endedAt: at(-1499) });
    await world.watch.failed(failureNamed('a'));
    const [incident] = await world.store.incidents.open(1);
    assert.deepEqual(
      incident?.suspects.map(
        (suspect) => 'changeId' in suspect && [suspect.changeId, suspect.name],
      ),
      [['NEW222', 'Alice Lin']],
    );
  });

  it('names the rights that were known to be missing before', async () => {
    await world.watch.failed(failureOfMissing('permissions', ['Get-MobileDevice']));
    const [known] = await world.store.incidents.open(1);
    await world.watch.failed(failureNamed('a'));
    const found = await world.store.incidents.newest(failureNamed('a').fingerprint);
    assert.deepEqual(found?.suspects, [
      { incidentId: known?.id, kind: 'permissions', evidence: known?.evidence },
    ]);
    assert.deepEqual(known?.suspects, []);
  });

  it('ends what a graver failure has replaced without a word', async () => {
    const graver = failureNamed('cert 7');
    await world.watch.failed(failureNamed('cert 14'));
    await world.watch.failed(graver);
    await world.told();
    await world.watch.replaced('sync cert ', graver);
    assert.deepEqual([await open(), await world.told()], [['sync cert 7'], []]);
  });
});
