import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Network, networkBefore } from '../support/adversity/network.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { shownIn, startWalk, type Walk } from '../support/walk.js';

describe('a PostgreSQL behind a network that holds back what is sent, under the whole bot', function () {
  this.timeout(240_000);
  let server: PostgresServer;
  let network: Network;
  let walk: Walk;
  before(async () => {
    server = await startPostgres();
    network = await networkBefore(await server.createDatabase());
    walk = await startWalk({ DATABASE_URL: network.url });
    await walk.open('grace');
  });
  after(async () => {
    await walk.stop();
    await network.close();
    await server.stop();
  });

  /** Looks until Grace is shown something after a message of hers. */
  async function until(id: string, shown: RegExp): Promise<void> {
    const end = Date.now() + 90_000;
    for (;;) {
      const messages = await walk.read('grace');
      const after = messages.slice(messages.findIndex((message) => message.id === id) + 1);
      if (after.some((message) => message.from.isBot && shown.test(shownIn(message)))) return;
      if (Date.now() > end) throw new Error(`${shown}: ${after.map(shownIn).join('\n')}`);
      await sleep(100);
    }
  }

  it('is waited for on a card, told of, and goes on when it answers again', async () => {
    network.stall();
    const { id } = await walk.type('grace', 'history');
    await until(id, /One moment/);
    await until(id, /cannot use its database/);
    assert.equal((await fetch(`${walk.botUrl}/healthz`)).status, 200);
    assert.equal((await fetch(`${walk.botUrl}/readyz`)).status, 503);
    network.heal();
    const ready = async (): Promise<number> => (await fetch(`${walk.botUrl}/readyz`)).status;
    while ((await ready()) !== 200) await sleep(100);
    assert.match(shownIn(await walk.say('grace', 'history')), /There was none yet/);
    const unhandled = walk.log.filter((line) => /notice\.lost|answer\.lost/.test(line));
    assert.deepEqual(unhandled, []);
  });
});
