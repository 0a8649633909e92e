import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createCommands } from '../../src/commands/index.js';
import { clientMessage } from '../support/client-activity.js';
import { dispatchBot, memoryServices, shownIn } from '../support/dispatch-bot.js';
import { startWalk, type Walk } from '../support/walk.js';

const seed = 20_261_123;
/** What only the inside knows: names of faults, files, statements, rows of a stack. */
const inside =
  /TypeError|ReferenceError|RangeError|node:internal|node_modules|\.ts:\d|select .* from/;

const commands = createCommands(memoryServices());
const verbs = commands.flatMap(({ name, verbs: its = {} }) =>
  Object.keys(its).map((verb) => `${name}.${verb}`),
);
const words = commands.flatMap(({ name }) => name.split('-'));

/** Whole words of the bot among letters of any kind: what is all noise goes no further than the parser. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...words, 'ABC234', 'for', '的', '核准', '<at>Connector Bot</at>', '\n', '"'),
      fc.string({ unit: 'binary', maxLength: 20 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(' '));

const fields = [
  ...([
    'change',
    'reason',
    'why',
    'language',
    'incident',
    'account',
    'defaultPolicy',
    'page',
  ] as const),
  ...(['allowOutlook', 'defaultAccessLevel', 'adminMailRecipients', 'userMailInsert'] as const),
];
const json = fc.jsonValue({ maxDepth: 2 });
const hostile = fc.oneof(
  json,
  text,
  fc.constantFrom({ toString: 'x' }, { __proto__: null }, ['ABC234'], 'x'.repeat(20_000)),
);
const data = fc.dictionary(fc.oneof(fc.constantFrom(...fields), fc.string()), hostile, {
  maxKeys: 6,
});

describe('whatever is sent', function () {
  this.timeout(60_000);

  it('as a text is answered, without an error of ours and without the inside', async () => {
    const bot = dispatchBot({ role: 'admin' });
    await fc.assert(
      fc.asyncProperty(text, async (said) => {
        const shown = shownIn(await bot.say(said));
        assert.deepEqual(bot.logged, []);
        assert.doesNotMatch(shown.replaceAll(said.trim(), ''), inside);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('by a button is answered, without an error of ours and without the inside', async () => {
    const verb = fc.oneof(fc.constantFrom(...verbs), fc.constantFrom(...verbs), fc.string());
    const bot = dispatchBot({ role: 'admin' });
    await fc.assert(
      fc.asyncProperty(verb, data, async (pressed, sent) => {
        const shown = shownIn(await bot.press(pressed, sent));
        assert.deepEqual(bot.logged, []);
        if (!inside.test(JSON.stringify(sent))) assert.doesNotMatch(shown, inside);
      }),
      { seed, numRuns: 2000 },
    );
  });

  describe('at the door', () => {
    let walk: Walk;
    before(async () => {
      walk = await startWalk();
    });
    after(() => walk.stop());

    const usual = clientMessage('grace', 'help', 'fuzz');
    const place = fc.constantFrom(
      ...Object.keys(usual),
      ...['value', 'name', 'entities', 'attachments', 'timestamp', 'replyToId'],
    );
    const activity = fc
      .tuple(
        fc.constantFrom('message', 'invoke', 'event', 'conversationUpdate', 'messageReaction', 'x'),
        fc.dictionary(place, json, { maxKeys: 3 }),
        fc.uuid(),
      )
      .map(([type, altered, id]) => ({ ...usual, type, id, ...altered }));

    it('is refused or answered, never a failure of the server, and runs nothing', async () => {
      const statuses = new Set<number>();
      await fc.assert(
        fc.asyncProperty(activity, async (sent) => {
          const response = await walk.post(sent);
          const answer = await response.text();
          statuses.add(response.status);
          assert.ok(response.status < 500, `${response.status} ${answer}`);
          assert.doesNotMatch(answer, inside);
        }),
        { seed, numRuns: 300 },
      );
      assert.ok(statuses.has(200), `nothing came through the door: ${[...statuses]}`);
      const { simulated } = walk.sandbox.tenant;
      const writes = simulated.cmdlets().filter(({ cmdlet }) => !cmdlet.startsWith('Get-'));
      assert.deepEqual(writes, []);
      const answer = await walk.post(clientMessage('grace', 'whoami', 'after-all'));
      assert.match(await answer.text(), /Grace Kuo/);
    });
  });
});
