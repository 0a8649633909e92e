import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import { Acquaintance } from '../../src/teams/acquaintance.js';
import { tempFolder } from '../support/temp-folder.js';

const hourMs = 60 * 60 * 1000;
const begun = new Date('2026-11-25T12:00:00.000Z');

describe('The acquaintance with conversations', () => {
  const activity = {
    type: 'message',
    id: '1',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    conversation: { id: 'a:1', conversationType: 'personal', tenantId: 't' },
    from: { id: '29:1', aadObjectId: 'AAAA' },
    recipient: { id: '28:1' },
  } as unknown as Activity;

  it('does not write what it knows, and revives within an hour who was taken for dead', async () => {
    const folder = tempFolder();
    const store = await openSqliteStore({ file: `${folder.path}/bot.sqlite` });
    const acquaintance = new Acquaintance(store);
    const heardAfter = async (ms: number): Promise<number> => {
      await acquaintance.remember(activity, new Date(begun.getTime() + ms));
      return (await store.conversations.dead()).length;
    };
    await heardAfter(0);
    await store.conversations.bury('a:1', begun);
    assert.equal(await heardAfter(hourMs - 1), 1);
    assert.equal(await heardAfter(hourMs), 0);
    const { seenAt } = (await store.conversations.get('a:1')) ?? {};
    assert.deepEqual(seenAt, new Date(begun.getTime() + hourMs));
    await store.close();
    folder.remove();
  });
});
