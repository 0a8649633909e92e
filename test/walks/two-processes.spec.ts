import assert from 'node:assert/strict';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { approvals, SetupStory } from '../support/setup-story.js';
import { shownIn, startWalk, type Walk } from '../support/walk.js';

const alerts = '19:alerts@thread.tacv2';

describe('two processes over one PostgreSQL', function () {
  this.timeout(90_000);
  let server: PostgresServer;
  let walk: Walk;
  let story: SetupStory;
  before(async () => {
    server = await startPostgres();
    const DATABASE_URL = await server.createDatabase();
    walk = await startWalk({ DATABASE_URL }, undefined, 2);
    story = new SetupStory(walk);
    for (const person of ['alice', 'bob', 'carol', 'grace']) await walk.open(person);
  });
  after(async () => {
    await walk.stop();
    await server.stop();
  });

  it('play the setup as one: asked here, approved there, run once, shown everywhere once', async () => {
    const { id } = await story.requested();
    const card = await story.until('bob', approvals, /Waiting for approval/);
    const pressed = await Promise.all(
      ['bob', 'carol'].map((person) => walk.press(person, card, 'approve.press', { change: id })),
    );
    await story.until('alice', 'a:personal-alice', /Done, and checked afterwards/);
    await story.until('bob', approvals, /Done, and checked afterwards/);
    assert.deepEqual(
      story.writes().map(({ cmdlet }) => cmdlet),
      ['New-ActiveSyncDeviceAccessRule', 'Set-ActiveSyncOrganizationSettings'],
    );
    const cards = (await walk.read('bob', approvals)).filter((message) =>
      shownIn(message).includes(id),
    );
    // In a channel what answers a press late, on a busy machine, is a card of its own beside the notice.
    const late = pressed.filter((answer) =>
      /Still working|仍在處理中/.test(JSON.stringify(answer)),
    );
    assert.ok(cards.length === 1 || cards.length <= 1 + late.length, JSON.stringify(cards));
    assert.match(shownIn(await walk.say('grace', 'audit verify')), /is whole/);
  });

  it('synchronise one at a time, and tell of a failure once', async () => {
    await walk.say('alice', 'subscribe', alerts);
    walk.fault('exchange', { mode: 'deny-cmdlet' });
    await Promise.all([walk.say('alice', 'sync'), walk.say('bob', 'sync quick')]);
    await story.until('alice', alerts, /The synchronisation with Exchange fails/);
    walk.fault('exchange');
    await walk.say('alice', 'sync');
    await story.until('alice', alerts, /It works again: /);
    const told = (await walk.read('alice', alerts)).filter((message) => message.card);
    assert.equal(told.filter((message) => /\nSince\n/.test(shownIn(message))).length, 1);
    assert.equal(told.filter((message) => /It works again: /.test(shownIn(message))).length, 1);
  });

  it('go on when one of them ends', async () => {
    assert.match(shownIn(await walk.say('grace', 'health')), /Processes of the bot\n2/);
    await walk.end(0);
    assert.match(shownIn(await walk.say('grace', 'health')), /Processes of the bot\n1/);
    const draft = await walk.say('alice', 'disconnect');
    const change = story.idIn(draft);
    await walk.press('alice', draft, 'change.request', { change });
    const card = await story.until('bob', approvals, /Disconnect the connector\n[\s\S]*Waiting/);
    await walk.press('bob', card, 'approve.press', { change });
    await story.until('bob', approvals, /Disconnect the connector\n[\s\S]*Done/);
  });
});
