import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatMessage } from '../../src/sandbox/connector/chat.js';
import { startProcess } from '../support/bot-process.js';
import type { Seen } from '../support/load-balancer.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { approvals, SetupStory } from '../support/setup-story.js';
import { isProgress, personalOf, shownIn, startWalk, type Walk } from '../support/walk.js';

const talkers = ['carol', 'dan', 'grace'];

/** Each is answered from somewhere else: the process, the Store, Exchange. */
const typed = ['whoami', 'history', 'check permissions', 'status'];

/** An answer is one message or two, and the page keeps 300. */
const mostSaid = 90;

/** How long Exchange takes, so that turns are under way whenever a bot ends. */
const exchangeMs = 150;

/** What each message of a person was answered with, in the order of the conversation. */
function answersIn(messages: readonly ChatMessage[]): readonly (readonly ChatMessage[])[] {
  const answers: ChatMessage[][] = [];
  for (const message of messages) {
    if (!message.from.isBot) answers.push([]);
    else answers.at(-1)?.push(message);
  }
  return answers;
}

for (const [how, DRAIN_SECONDS, start] of [
  // Processes of their own, as a service manager has them: ended by SIGTERM, and started from what was built.
  ['after a second in which they say that they are not ready', '1', startProcess],
  ['at once, so that connections are refused', '0', undefined],
] as const) {
  describe(`two bots that are restarted one after the other ${how}`, function () {
    this.timeout(120_000);
    let server: PostgresServer;
    let walk: Walk;
    let story: SetupStory;
    before(async () => {
      server = await startPostgres();
      const DATABASE_URL = await server.createDatabase();
      walk = await startWalk({ DATABASE_URL, DRAIN_SECONDS }, undefined, 2, start);
      story = new SetupStory(walk);
      for (const person of ['alice', 'bob', ...talkers]) await walk.open(person);
      walk.fault('exchange', { mode: 'slow', ms: exchangeMs });
    });
    after(async () => {
      await walk.stop();
      await server.stop();
    });

    it('answer everything that is typed and pressed, each once', async () => {
      let isOver = false;
      const presses: unknown[] = [];
      const talk = async (person: string): Promise<number> => {
        let said = 0;
        // Everything once at least, and the page keeps a conversation's newest messages alone.
        while ((!isOver || said <= typed.length) && said < mostSaid) {
          await sleep(100);
          const card = await walk.say(person, typed[said++ % typed.length] ?? '');
          assert.doesNotMatch(shownIn(card), /Something went wrong/);
          if (/Organization/.test(shownIn(card))) {
            presses.push((await walk.press(person, card, 'status.refresh'))['card']);
          }
        }
        return said;
      };
      const { id } = await story.requested();
      const card = await story.until('bob', approvals, /Waiting for approval/);
      const talking = talkers.map(talk);
      const restarting = async () => {
        const restarted = walk.restart(0);
        const pressed = await walk.press('bob', card, 'approve.press', { change: id });
        await restarted;
        await walk.restart(1);
        await story.until('bob', approvals, /Done, and checked afterwards/);
        return pressed;
      };
      const over = restarting().finally(() => {
        isOver = true;
      });
      // Nobody goes on talking to bots that are gone, whatever failed.
      await Promise.allSettled([over, ...talking]);
      const approved = await over;
      const talked = await Promise.all(talking);

      for (const [index, said] of talked.entries()) {
        const person = talkers[index] ?? '';
        const answers = answersIn(await walk.read(person, personalOf(person)));
        assert.equal(answers.length, said);
        assert.ok(said > typed.length, `${person} said ${said}`);
        // Whoever posted a progress card may be gone when the answer comes: then it is a message of its own.
        const odd = answers
          .map((each) => each.filter((message) => !isProgress(message)))
          .filter((each) => each.length !== 1);
        assert.deepEqual(
          odd.map((each) => each.map(shownIn)),
          [],
          JSON.stringify(odd),
        );
      }
      assert.ok(presses.length > 0 && presses.every(Boolean));
      // A word in place of a card: Still working.
      assert.ok(approved['card'] ?? approved['text'], JSON.stringify(approved));
    });

    it('run the change that was approved meanwhile once, and lose nothing of the audit', async () => {
      assert.deepEqual(
        story.writes().map(({ cmdlet }) => cmdlet),
        ['New-ActiveSyncDeviceAccessRule', 'Set-ActiveSyncOrganizationSettings'],
      );
      assert.match(shownIn(await walk.say('grace', 'audit verify')), /is whole/);
      assert.match(shownIn(await walk.say('grace', 'health')), /Processes of the bot\n2/);
    });

    it('were seen by the balancer as they ended', () => {
      const seen = walk.balancer?.seen ?? [];
      const urls = (what: Seen['what']) => [
        ...new Set(seen.filter((each) => each.what === what).map(({ url }) => url)),
      ];
      const first = urls('ready').slice(0, 2);
      if (DRAIN_SECONDS === '1')
        assert.deepEqual(
          first.filter((url) => !urls('unready').includes(url)),
          [],
        );
      else assert.notDeepEqual([...urls('gone'), ...urls('refused')], []);
    });
  });
}

describe('a bot that is told to end in the middle of a change', function () {
  this.timeout(90_000);
  let server: PostgresServer;
  let walk: Walk;
  before(async () => {
    server = await startPostgres();
    walk = await startWalk({ DATABASE_URL: await server.createDatabase(), DRAIN_SECONDS: '0' });
    for (const person of ['alice', 'bob']) await walk.open(person);
  });
  after(async () => {
    await walk.stop();
    await server.stop();
  });

  it('leaves it to the next one at once, and ends when it has written down how far it came', async () => {
    const story = new SetupStory(walk);
    const { id } = await story.requested();
    const card = await story.until('bob', approvals, /Waiting for approval/);
    // The first sync takes longer than a bot that ends may.
    walk.fault('exchange', { mode: 'slow', ms: 1500 });
    await walk.press('bob', card, 'approve.press', { change: id });
    while (!walk.log.some((line) => line.includes('"sync.begun"'))) await sleep(20);
    await walk.restart(0);
    await story.until('bob', approvals, /Done, and checked afterwards/);
    assert.equal(story.writes().length, 2);
    assert.deepEqual(
      walk.log.filter((line) => /"sweep\.failed"/.test(line)),
      [],
    );
  });
});
