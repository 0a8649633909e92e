import assert from 'node:assert/strict';
import type { Holding } from '../../../src/domain/watch/holding.js';
import { failureNamed, Watched } from '../../support/watched.js';

describe('announcing', () => {
  let world: Watched;
  beforeEach(async () => {
    world = new Watched();
    await world.start();
  });
  afterEach(() => world.stop());

  const fails = (word = 'a', severity?: 'info' | 'warning' | 'critical'): Promise<void> =>
    world.watch.failed(failureNamed(word, severity));
  const works = (word = 'a'): Promise<void> => world.watch.well(`sync ${word}`);

  it('tells a conversation what it subscribed to, from the severity it wants', async () => {
    await world.subscribe('all');
    await world.subscribe('failures only', ['failures']);
    await world.subscribe('digest', ['digest']);
    await world.subscribe('grave', ['failures', 'recoveries'], 'critical');
    await fails('a', 'warning');
    assert.deepEqual((await world.told()).toSorted(), [
      'new incident INC1.0 in all',
      'new incident INC1.0 in failures only',
    ]);
    world.pass(5);
    await works();
    assert.deepEqual((await world.told()).toSorted(), [
      'new recovery INC1.0 in all',
      'same incident INC1.0 in all',
      'same incident INC1.0 in failures only',
    ]);
  });

  it('tells what came back by one card of its own, however often it comes back', async () => {
    await world.subscribe('all', ['failures']);
    const told: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      await fails();
      told.push(...(await world.told()));
      world.pass(70 - 2 * n);
      world.pass(-60);
      await works();
      world.pass(2);
      await world.told();
    }
    assert.deepEqual(
      told.filter((each) => each.startsWith('new')),
      ['new incident INC1.0 in all', 'new incident INC1.1 in all'],
    );
  });

  it('spares people in the quiet hours, but shows at once what is on a card that is there', async () => {
    const quietHours = { from: 13 * 60, to: 15 * 60, timeZone: 'UTC' };
    world.holding = { quietHours, maintenance: [] };
    await world.subscribe('all');
    await fails('early', 'warning');
    await world.told();
    world.pass(70);
    await fails('quiet', 'warning');
    await fails('grave', 'critical');
    await works('early');
    assert.deepEqual((await world.told()).toSorted(), [
      'new incident INC3.0 in all',
      'same incident INC1.0 in all',
    ]);
    world.pass(110);
    assert.deepEqual(await world.told(), [
      'new incident INC2.0 in all',
      'new recovery INC1.0 in all',
    ]);
  });

  it('spares people of everything while somebody works on the tenant', async () => {
    const [from, to] = [world.clock(), new Date(world.now + 60 * 60_000)];
    const holding: Holding = { quietHours: undefined, maintenance: [{ from, to }] };
    world.holding = holding;
    await world.subscribe('all');
    await fails();
    world.pass(59);
    assert.deepEqual(await world.told(), []);
    world.pass(1);
    assert.deepEqual(await world.told(), ['new incident INC1.0 in all']);
  });

  it('shows a storm by one card an hour, and never by more, whatever becomes of it', async () => {
    await world.subscribe('all');
    const words = Array.from({ length: 40 }, (_, n) => `w${n}.`);
    const told: string[] = [];
    const round = async (work: (word: string) => Promise<void>): Promise<void> => {
      for (const word of words) await work(word);
      told.push(...(await world.told()));
      world.pass(20);
    };
    await round(fails);
    await round(fails);
    await round(works);
    await round(fails);
    const posts = told.filter((each) => each.startsWith('new'));
    const count = (kind: string) => posts.filter((each) => each.includes(` ${kind} `)).length;
    assert.equal(count('storm'), 2);
    assert.equal(count('incident'), 5 + 5);
    assert.equal(count('recovery'), 5);
    assert.equal(posts.length, 17);
  });
});
