import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatMessage } from '../../src/sandbox/connector/chat.js';
import { startKilledProcess, startProcess } from '../support/bot-process.js';
import { objectsIn } from '../support/draw.js';
import { isProgress, personalOf, shownIn, startWalk, type Walk } from '../support/walk.js';

/** Longer than a bot that stops waits for its turns. */
const exchangeMs = 50_000;

for (const [how, start] of [
  ['was killed', startKilledProcess],
  ['was stopped', startProcess],
  ['was stopped in this process', undefined],
] as const) {
  describe(`a request whose bot ${how}`, function () {
    this.timeout(90_000);
    let walk: Walk;
    before(async () => {
      walk = await startWalk({ DRAIN_SECONDS: '0' }, undefined, 1, start);
      await walk.open('grace');
    });
    after(() => walk.stop());

    /** The message as it is once it shows something. */
    const until = async (isIt: (message: ChatMessage) => boolean): Promise<ChatMessage> => {
      const end = Date.now() + 30_000;
      for (;;) {
        const messages = await walk.read('grace');
        const found = messages.findLast((message) => message.from.isBot && isIt(message));
        if (found) return found;
        if (Date.now() > end) throw new Error(messages.slice(-2).map(shownIn).join('\n---\n'));
        await sleep(50);
      }
    };
    const buttons = ({ card }: ChatMessage) =>
      objectsIn(card).filter(({ title }) => title === 'Try again');

    it('says so in its place, blames no service, and is typed again by a button', async () => {
      walk.fault('exchange', { mode: 'slow', ms: exchangeMs });
      await walk.type('grace', 'status');
      const { id } = await until(isProgress);
      await walk.restart(0);
      walk.fault('exchange');
      const said = await until((message) => message.id === id && !isProgress(message));
      assert.match(shownIn(said), /Interrupted\n[\s\S]*no change[\s\S]*status/);
      assert.doesNotMatch(shownIn(said), /could not be reached|did not answer/);
      const [again] = buttons(said);
      const typed = again?.['data'] as { readonly msteams: { readonly value: string } };
      assert.match(
        shownIn(await walk.say('grace', typed.msteams.value)),
        /Exchange connection information/,
      );
    });

    it('says so on a pressed card, and is pressed again by a button', async () => {
      const card = await walk.say('grace', 'status');
      walk.fault('exchange', { mode: 'slow', ms: exchangeMs });
      await walk.press('grace', card, 'status.refresh');
      await walk.restart(0);
      walk.fault('exchange');
      const said = await until(
        (message) => /Interrupted\n/.test(shownIn(message)) && message.id === card.id,
      );
      assert.equal(buttons(said)[0]?.['verb'], 'status.refresh');
      const answer = await walk.press('grace', said, 'status.refresh');
      assert.match(JSON.stringify(answer['card']), /Exchange connection information/);
    });

    it('is told once: what was answered is never overwritten', async () => {
      const answered = await walk.say('grace', 'whoami', personalOf('grace'));
      await walk.restart(0);
      await walk.say('grace', 'whoami');
      const messages = await walk.read('grace');
      assert.equal(messages.filter((message) => /Interrupted\n/.test(shownIn(message))).length, 1);
      assert.deepEqual(messages.find(({ id }) => id === answered.id)?.card, answered.card);
    });
  });
}
