import assert from 'node:assert/strict';
import { SignsOfLife } from '../../../src/domain/watch/signs-of-life.js';
import { noHolding, Watched } from '../../support/watched.js';

describe('signs of life', () => {
  let world: Watched;
  beforeEach(async () => {
    world = new Watched();
    await world.start();
    await world.subscribe('a');
    await world.subscribe('b', ['digest']);
  });
  afterEach(() => world.stop());

  const life = (process: string, holding = noHolding): SignsOfLife =>
    new SignsOfLife(world.store, process, world.clock, holding);

  it('tell nothing at the first start, nor after a short pause', async () => {
    await life('one').begin();
    await life('one').end();
    world.pass(9.9);
    await life('two').begin();
    assert.deepEqual(await world.told(), []);
  });

  it('tell of the time in which no process was alive, once, though several start at once', async () => {
    await life('one').begin();
    const from = world.clock().toISOString();
    world.pass(60);
    const to = world.clock().toISOString();
    await Promise.all([life('two').begin(), life('three').begin()]);
    assert.deepEqual(await world.told(), [`new away ${from}/${to} in a`]);
  });

  it('tell nothing while another process was alive', async () => {
    await life('one').begin();
    world.pass(60);
    await life('other').beat();
    await life('two').begin();
    assert.deepEqual(await world.told(), []);
  });

  it('wake nobody in the quiet hours', async () => {
    const quietHours = { from: 12 * 60, to: 14 * 60, timeZone: 'UTC' };
    await life('one').begin();
    world.pass(60);
    await life('two', { ...noHolding, quietHours }).begin();
    assert.deepEqual(await world.told(), []);
    world.pass(60);
    assert.equal((await world.told()).length, 1);
  });

  it('are one for each process, until it ends', async () => {
    await life('one').beat();
    await life('two').beat();
    await life('one').end();
    const alive = (await world.store.beats.all()).map(({ process }) => process);
    assert.deepEqual(alive, ['two']);
  });
});
