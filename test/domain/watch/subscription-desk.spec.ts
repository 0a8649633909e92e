import assert from 'node:assert/strict';
import { PersonFailure } from '../../../src/domain/failure.js';
import { SubscriptionDesk } from '../../../src/domain/watch/subscription-desk.js';
import { Watched } from '../../support/watched.js';

describe('the subscription desk', () => {
  const world = new Watched();
  let desk: SubscriptionDesk;
  before(async () => {
    await world.start();
    desk = new SubscriptionDesk(world.store.subscriptions, () => new Date(0));
  });
  after(() => world.stop());

  it('subscribes to what is usual when nothing is named, from every severity', async () => {
    const { topics, severity } = await desk.subscribe('a', []);
    assert.deepEqual([topics, severity], [['failures', 'recoveries', 'digest'], 'info']);
  });

  it('adds what is named, each once, and keeps the severity that was wanted', async () => {
    await desk.subscribe('b', ['changes'], 'critical');
    await desk.subscribe('b', ['failures', 'changes']);
    const all = await desk.all();
    const expected = {
      conversationId: 'b',
      topics: ['changes', 'failures'],
      severity: 'critical',
      since: 0,
    };
    assert.deepEqual(
      all.find(({ conversationId }) => conversationId === 'b'),
      expected,
    );
  });

  it('takes away what is named, then everything, and says when there is nothing', async () => {
    assert.deepEqual((await desk.unsubscribe('b', ['changes']))?.topics, ['failures']);
    assert.equal(await desk.unsubscribe('b', ['failures']), undefined);
    await assert.rejects(
      desk.unsubscribe('b', []),
      (error) => error instanceof PersonFailure && error.message === 'notSubscribed',
    );
    assert.equal(await desk.unsubscribe('a', []), undefined);
    assert.deepEqual(await desk.all(), []);
  });
});
