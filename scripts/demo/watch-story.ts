import { idIn, rooms, type Stage } from './stage.js';

/** The role group that holds what the bot's application may run in Exchange. */
const right = { account: 'SP Connector Bot', role: 'Connector Bot' };

/** A right is taken away: one notice, repeats that are merged, somebody who looks after it, recovery. */
export async function watch(stage: Stage): Promise<void> {
  const { alerts } = rooms;
  const alice = rooms.of('alice');
  await stage.look('alice', alerts, 'The alerts channel wants to hear of failures.');
  await stage.say('alice', alerts, 'subscribe', /failures/);
  await stage.look('alice', alerts, 'Somebody takes a right away from the bot’s application.');
  await stage.tenant('POST', '/sandbox/roles', { ...right, action: 'take' });
  await stage.say('alice', alice, 'sync', /does not permit/);
  const card = await stage.shown('alice', alerts, /The synchronisation with Exchange fails/);
  await stage.look('alice', alerts, 'One notice: what failed, since when, why, and what to do.');
  await stage.say('alice', alice, 'sync', /does not permit/);
  await stage.say('alice', alice, 'sync quick', /does not permit/);
  await stage.look('alice', alerts, 'It failed twice more. There is still one card.');
  await stage.press('alice', card, 'ack.press', { incident: idIn(card, 'incident') });
  await stage.shown('alice', alerts, /Alice Lin looks after it/);
  await stage.look('alice', alerts, 'Everybody sees that Alice looks after it.');
  await stage.tenant('POST', '/sandbox/roles', { ...right, action: 'give' });
  await stage.say('alice', alice, 'sync', /✔/);
  await stage.shown('alice', alerts, /It works again: /);
  await stage.look('alice', alerts, 'Mended: the channel is told, and the card says so too.');
  await stage.say('alice', alerts, 'digest', /Daily digest/);
  await stage.look('alice', alerts, 'The digest: the trend of syncs, devices, what is open.');
}
