import assert from 'node:assert/strict';
import { PersonFailure } from '../../../src/domain/failure.js';
import type { Person } from '../../../src/domain/people/person.js';
import { IncidentDesk } from '../../../src/domain/watch/incident-desk.js';
import { failureNamed, Watched } from '../../support/watched.js';

const alice = { objectId: 'alice', name: 'Alice Lin' } as Person;
const bob = { objectId: 'bob', name: 'Bob Chen' } as Person;

describe('the incident desk', () => {
  let world: Watched;
  let woken = 0;
  beforeEach(async () => {
    world = new Watched();
    woken = 0;
    await world.start();
    await world.subscribe('a');
    await world.watch.failed(failureNamed('a'));
    await world.told();
  });
  afterEach(() => world.stop());

  const wake = (): void => {
    woken += 1;
  };
  const desk = (): IncidentDesk => {
    const { store, holding, clock } = world;
    return new IncidentDesk({ store, holding, clock, wake });
  };
  const refused = (reason: string) => (error: unknown) =>
    error instanceof PersonFailure && error.message === reason;
  const audited = async (): Promise<readonly string[]> =>
    (await world.store.audit.latest(10)).map(({ what }) => what).toReversed();

  it('finds one however its id is written, and says when there is none', async () => {
    assert.equal((await desk().find(' inc1 ')).id, 'INC1');
    await assert.rejects(desk().find('nothing'), refused('incidentUnknown'));
  });

  it('is acknowledged once; everybody sees by whom', async () => {
    await desk().acknowledge('INC1', alice);
    await assert.rejects(desk().acknowledge('INC1', bob), refused('acknowledgedBefore'));
    assert.equal((await desk().find('INC1')).acknowledged?.person.name, 'Alice Lin');
    assert.deepEqual(await world.told(), ['same incident INC1.0 in a']);
    assert.equal(woken, 1);
    assert.deepEqual(await audited(), ['incident.acknowledged']);
  });

  it('keeps people from what is muted, until the time is over', async () => {
    await desk().mute('INC1', alice, 60 * 60_000);
    await world.told();
    world.pass(30);
    await world.watch.well('sync a');
    assert.deepEqual(await world.told(), ['same incident INC1.0 in a']);
    world.pass(10);
    await world.watch.failed(failureNamed('a'));
    assert.deepEqual(await world.told(), []);
    world.pass(20);
    await world.watch.failed(failureNamed('a'));
    assert.deepEqual(await world.told(), ['new incident INC1.1 in a']);
  });

  it('is muted until it recovers, and told of when it comes back', async () => {
    await desk().mute('INC1', alice, undefined);
    world.pass(10);
    await world.watch.well('sync a');
    assert.deepEqual(await world.told(), ['same incident INC1.0 in a']);
    world.pass(10);
    await world.watch.failed(failureNamed('a'));
    assert.deepEqual(await world.told(), ['new incident INC1.1 in a']);
  });

  it('is unmuted only while it is muted', async () => {
    await assert.rejects(desk().unmute('INC1', bob), refused('notMuted'));
    await desk().mute('INC1', alice, 1000);
    assert.equal((await desk().unmute('INC1', bob)).muted, undefined);
    assert.deepEqual(await audited(), ['incident.muted', 'incident.unmuted']);
  });

  it('lets nobody do anything about one that is over', async () => {
    await world.watch.well('sync a');
    await assert.rejects(desk().acknowledge('INC1', alice), refused('incidentClosed'));
    await assert.rejects(desk().mute('INC1', alice, 1), refused('incidentClosed'));
    assert.deepEqual([await audited(), await desk().open()], [[], []]);
  });
});
