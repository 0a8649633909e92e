import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { ChatMessage } from '../../../src/sandbox/connector/chat.js';
import { type PostgresServer, startPostgres } from '../postgres.js';
import { approvals, SetupStory } from '../setup-story.js';
import { personalOf, shownIn, startWalk, type Walk } from '../walk.js';

const aliceChat = personalOf('alice');
const cannot = { en: /cannot use its database/, 'zh-TW': /無法使用自己的資料庫/ } as const;

/** @param awayMs how long the database is away in each story, in milliseconds */
export function databaseGoneContract(awayMs: number): void {
  let server: PostgresServer;
  let url: string;
  let walk: Walk;
  let story: SetupStory;
  let card: ChatMessage;
  let id = '';
  /** When the database was back for the last time. */
  let back = new Date();
  before(async () => {
    server = await startPostgres();
    url = await server.createDatabase();
    walk = await startWalk({ DATABASE_URL: url });
    story = new SetupStory(walk);
    for (const person of ['alice', 'bob', 'dan', 'grace']) await walk.open(person);
  });
  after(async () => {
    await walk.stop();
    await server.stop();
  });

  const statusOf = async (path: string): Promise<number> =>
    (await fetch(`${walk.botUrl}${path}`)).status;

  async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
    const end = Date.now() + 60_000;
    while (!(await isSo())) {
      if (Date.now() > end) throw new Error(`never: ${what}`);
      await sleep(20);
    }
  }

  /** The database goes, stays away for a time in which somebody does something, and is there again. */
  async function away(meanwhile: () => Promise<void>): Promise<void> {
    const end = Date.now() + awayMs;
    await server.interrupt();
    await meanwhile();
    await sleep(Math.max(0, end - Date.now()));
    await server.resume();
    await until('ready', async () => (await statusOf('/readyz')) === 200);
    back = new Date();
  }

  const cardsOf = async (conversation: string): Promise<readonly ChatMessage[]> =>
    (await walk.read(conversation === approvals ? 'bob' : 'alice', conversation)).filter(
      (message) => shownIn(message).includes(id),
    );

  it('is told to who types and who presses meanwhile, each in their language', async () => {
    ({ id } = await story.requested());
    card = await story.until('bob', approvals, /Waiting for approval/);
    await away(async () => {
      const [grace, dan] = await Promise.all([
        walk.say('grace', 'history'),
        walk.say('dan', '同步記錄'),
      ]);
      assert.match(shownIn(grace), cannot.en);
      assert.match(shownIn(dan), cannot['zh-TW']);
      // What needs no database is answered as ever, and nobody is taken for somebody without a role.
      assert.match(shownIn(await walk.say('grace', 'whoami')), /grace@contoso.com/);
      const pressed = await walk.press('bob', card, 'approve.press', { change: id });
      assert.match(JSON.stringify(pressed), cannot.en);
      const [id8 = 'none'] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(shownIn(grace)) ?? [];
      assert.ok(walk.log.some((line) => line.includes('turn.failed') && line.includes(id8)));
      assert.equal(await statusOf('/readyz'), 503);
      assert.equal(await statusOf('/healthz'), 200);
    });
    assert.match(shownIn(await walk.say('grace', 'history')), /There was none yet/);
    assert.doesNotMatch(shownIn(await walk.say('grace', `change ${id}`)), /Approved by/);
    assert.deepEqual(story.writes(), []);
  });

  it('goes in the middle of a change: nothing runs twice, and what is told is so', async () => {
    walk.fault('exchange', { mode: 'slow', ms: 700 });
    await walk.press('bob', card, 'approve.press', { change: id });
    await until('the first cmdlet', () => story.writes().length > 0);
    await away(async () => {});
    walk.fault('exchange');
    const ended = /Done, and checked afterwards|not known whether all of it was done/;
    const shown = shownIn(await story.until('alice', aliceChat, ended));
    await story.until('bob', approvals, ended);
    const isDone = /Done, and checked/.test(shown);
    const names = story.writes().map(({ cmdlet }) => cmdlet);
    assert.deepEqual(names, [...new Set(names)]);
    assert.equal(isDone, names.length === 2, shown);
    if (!isDone) assert.match(shown, /Read back afterwards, this was still to be done/);
    assert.equal((await cardsOf(approvals)).length, 1);
    if (!isDone) await planTheRest();
    assert.deepEqual(
      story.writes().map(({ cmdlet }) => cmdlet),
      ['New-ActiveSyncDeviceAccessRule', 'Set-ActiveSyncOrganizationSettings'],
    );
  });

  async function planTheRest(): Promise<void> {
    const end = (await cardsOf(aliceChat)).at(-1);
    assert.ok(end);
    await walk.press('alice', end, 'again.press', { change: id });
    const rest = await story.until('alice', aliceChat, /A plan. Nothing is asked for yet/);
    const again = story.idIn(rest);
    await walk.press('alice', rest, 'change.request', { change: again, why: 'The rest' });
    const asked = await story.until('bob', approvals, new RegExp(`Waiting[\\s\\S]*${again}`));
    await walk.press('bob', asked, 'approve.press', { change: again });
    await story.until('bob', approvals, new RegExp(`Done, and checked[\\s\\S]*${again}`));
  }

  it('goes in the middle of a sync, which is tried anew and never shown as running for ever', async () => {
    walk.fault('exchange', { mode: 'slow', ms: 400 });
    const typed = await walk.type('alice', 'sync full');
    await until('a sync', async () =>
      /running since/.test(shownIn(await walk.say('grace', 'history'))),
    );
    await away(async () => {});
    walk.fault('exchange');
    await until('an answer', async () =>
      (await walk.read('alice')).some(
        ({ from, replyToId }) => from.isBot && replyToId === typed.id,
      ),
    );
    await until(
      'no sync',
      async () => !/running since/.test(shownIn(await walk.say('grace', 'history'))),
    );
    assert.match(shownIn(await walk.say('alice', 'sync')), /devices/);
  });

  it('goes while a notice is being sent, which is shown once', async () => {
    const draft = await walk.say('alice', 'disconnect');
    id = story.idIn(draft);
    walk.fault('connector', { mode: 'slow', ms: 1500 });
    const pressed = walk.press('alice', draft, 'change.request', { change: id });
    await until('a notice under way', async () => isBegun(url));
    await away(async () => {});
    await pressed;
    walk.fault('connector');
    card = await story.until('bob', approvals, new RegExp(`Waiting[\\s\\S]*${id}`));
    await walk.press('bob', card, 'approve.press', { change: id });
    await story.until('bob', approvals, new RegExp(`Done[\\s\\S]*${id}`));
    const cards = await cardsOf(approvals);
    assert.equal(cards.length, 1, cards.map(shownIn).join('\n---\n'));
    assert.doesNotMatch(shownIn(cards[0] ?? card), /Possibly repeated/);
  });

  it('loses nothing of the audit, and the engine of the jobs works again', async () => {
    assert.match(shownIn(await walk.say('grace', 'audit verify')), /is whole/);
    await until('a job', () => isWorking(url, back));
    const lost = walk.log.filter((line) => /notice\.lost|answer\.lost/.test(line));
    assert.deepEqual(lost, []);
  });
}

async function asked(url: string, text: string, values: readonly unknown[] = []): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, [...values])).rows.length > 0;
  } finally {
    await client.end();
  }
}

const isBegun = (url: string): Promise<boolean> =>
  asked(url, 'select 1 from outbox where attempts > 0');

const isWorking = (url: string, since: Date): Promise<boolean> =>
  asked(url, "select 1 from jobs.job where state = 'completed' and completed_on > $1", [since]);
