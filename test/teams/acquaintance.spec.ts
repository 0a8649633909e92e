import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Activity } from 'botbuilder';
import type { Store } from '../../src/domain/ports/store.js';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import { Acquaintance } from '../../src/teams/acquaintance.js';
import { teamsMessage } from '../support/teams-bot.js';
import { tempFolder } from '../support/temp-folder.js';

const noon = new Date('2026-11-25T12:00:00Z');
const minutesLater = (n: number): Date => new Date(noon.getTime() + n * 60_000);

describe('the conversations that the bot is in', () => {
  const folder = tempFolder();
  let store: Store;
  let acquaintance: Acquaintance;
  const activity = (more: { readonly [name: string]: unknown } = {}) =>
    teamsMessage(more) as unknown as Activity;
  const id = activity().conversation.id;
  before(async () => {
    store = await openSqliteStore({ file: join(folder.path, 'bot.sqlite') });
  });
  beforeEach(() => {
    acquaintance = new Acquaintance(store);
  });
  after(async () => {
    await store.close();
    folder.remove();
  });

  it('are kept with their newest address', async () => {
    await acquaintance.remember(activity(), noon);
    const serviceUrl = 'https://smba.trafficmanager.net/apac/';
    await acquaintance.remember(activity({ serviceUrl }), minutesLater(1));
    const { reference = '' } = (await store.conversations.get(id)) ?? {};
    assert.equal(JSON.parse(reference).serviceUrl, serviceUrl);
  });

  it('are alive again when they are heard of, though nothing else about them changed', async () => {
    await acquaintance.remember(activity(), minutesLater(10));
    await store.conversations.bury(id, minutesLater(11));
    await acquaintance.remember(activity(), minutesLater(16));
    assert.deepEqual(await store.conversations.dead(), []);
  });

  it('want to hear of nothing once the bot was taken out', async () => {
    await acquaintance.remember(activity(), minutesLater(20));
    await store.subscriptions.put({ conversationId: id, topics: ['failures'], severity: 'info' });
    await acquaintance.forget(activity());
    assert.deepEqual(
      [await store.conversations.get(id), await store.subscriptions.all()],
      [undefined, []],
    );
  });
});
