import assert from 'node:assert/strict';
import { personalOf, shownIn, startWalk, type Walk } from '../support/walk.js';

describe('somebody in haste', function () {
  this.timeout(30_000);
  let walk: Walk;

  before(async () => {
    walk = await startWalk({ RATE_PER_PERSON: '2', RATE_PER_CONVERSATION: '100' });
  });
  after(() => walk.stop());

  it('is told when to ask again, also by a button, and nobody else waits', async () => {
    await walk.say('grace', 'whoami');
    const status = await walk.say('grace', 'status');
    assert.match(shownIn(status), /connector/i);
    const third = await walk.say('grace', 'status');
    assert.match(shownIn(third), /Ask again in \d+ s/);
    const pressed = await walk.press('grace', status, 'status.press');
    assert.match(JSON.stringify(pressed), /Ask again in \d+ s/);
    assert.match(shownIn(await walk.say('dan', 'whoami', personalOf('dan'))), /Dan/);
  });
});
