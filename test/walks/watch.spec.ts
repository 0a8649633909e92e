import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatMessage } from '../../src/sandbox/connector/chat.js';
import { approvals, SetupStory } from '../support/setup-story.js';
import { shownIn, startWalk, type Walk } from '../support/walk.js';

const alerts = '19:alerts@thread.tacv2';

describe('a failing sync', function () {
  this.timeout(60_000);
  let walk: Walk;
  let story: SetupStory;
  before(async () => {
    walk = await startWalk();
    story = new SetupStory(walk);
    for (const person of ['alice', 'bob', 'carol', 'dan']) await walk.open(person);
    const { id } = await story.requested();
    const card = await story.until('bob', approvals, /Waiting for approval/);
    await walk.press('bob', card, 'approve.press', { change: id });
    await story.until('alice', 'a:personal-alice', /Done, and checked afterwards/);
  });
  after(() => walk.stop());

  const cards = async (shown: RegExp): Promise<readonly ChatMessage[]> =>
    (await walk.read('alice', alerts)).filter(
      (message) => message.card && shown.test(shownIn(message)),
    );
  const idIn = (message: ChatMessage): string =>
    /Incident\n([A-Z0-9]{6})/.exec(shownIn(message))?.[1] ?? '';

  it('shows the connection after the setup', async () => {
    await story.until('alice', 'a:personal-alice', /connected[\s\S]*svc-intune@contoso\.com/i);
  });

  it('is told to who subscribed, once, with the reason, what changed before, and a way out', async () => {
    assert.match(
      (await walk.say('alice', 'subscribe', alerts)).text ?? '',
      /failures, recoveries and the daily digest/,
    );
    assert.match(shownIn(await walk.say('alice', 'subscriptions')), /1 conversation has/);
    walk.fault('exchange', { mode: 'deny-cmdlet' });
    for (let n = 0; n < 3; n += 1) await walk.say('alice', 'sync');
    const told = await story.until('alice', alerts, /The synchronisation with Exchange fails/);
    assert.match(shownIn(told), /does not permit this cmdlet/);
    assert.match(shownIn(told), /check permissions/);
    assert.match(
      shownIn(told),
      /Shortly before: Set up the connector \([A-Z0-9]{6}\), asked for by Alice Lin/,
    );
    await sleep(300);
    assert.equal((await cards(/The synchronisation with Exchange fails/)).length, 1);
    assert.match(shownIn(await walk.say('dan', 'incidents')), new RegExp(idIn(told)));
  });

  it('is acknowledged and muted by people who may, and everybody sees it', async () => {
    const [card] = await cards(/The synchronisation with Exchange fails/);
    assert.ok(card);
    const refused = await walk.press('dan', card, 'ack.press', { incident: idIn(card) });
    assert.match(String(refused['text']), /需要「操作者」角色/);
    await walk.press('alice', card, 'ack.press', { incident: idIn(card) });
    await story.until('alice', alerts, /Alice Lin looks after it/);
    assert.match(shownIn(await walk.say('bob', `ack ${idIn(card)}`)), /Alice Lin looks after/);
    assert.match(shownIn(await walk.say('bob', `mute ${idIn(card)} forever`)), /for how long/);
    await walk.say('bob', `mute ${idIn(card)} 8h`);
    await story.until('alice', alerts, /Bob Chen has muted it until/);
    await walk.say('bob', `unmute ${idIn(card)}`);
    await story.until('alice', alerts, /Alice Lin looks after it(?![\s\S]*muted)/);
  });

  it('is told to be over when a sync works again', async () => {
    walk.fault('exchange');
    assert.match(shownIn(await walk.say('alice', 'sync quick')), /Quick: ✔/);
    const over = await story.until('alice', alerts, /It works again: The synchronisation/);
    assert.match(shownIn(over), /was seen 3 times/);
    await story.until(
      'alice',
      alerts,
      /The synchronisation with Exchange fails\n✔ It works again\./,
    );
    assert.match(shownIn(await walk.say('dan', 'incidents')), /目前沒有/);
    assert.match(
      shownIn(await walk.say('alice', 'history')),
      /Full: ✖ Exchange Online does not permit/,
    );
  });

  it('is told no more after unsubscribing', async () => {
    const ended = await walk.say('alice', 'unsubscribe', alerts);
    assert.match(ended.text ?? '', /hears of nothing/);
    assert.match(shownIn(await walk.say('alice', 'unsubscribe')), /subscribed to nothing/);
    assert.match(shownIn(await walk.say('alice', 'subscribe nonsense')), /"nonsense" is none of/);
  });
});
