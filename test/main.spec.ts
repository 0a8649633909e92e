import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { leastEnvironment } from './support/environment.js';
import { freePort } from './support/free-port.js';
import { tempFolder } from './support/temp-folder.js';

describe('the bot, built', function () {
  this.timeout(60_000);
  const folder = tempFolder();
  after(() => folder.remove());

  it('ends by itself when its launcher is gone before it has started', async () => {
    const bot = fork('dist/main.js', {
      env: { ...leastEnvironment, DATA_DIR: folder.path, PORT: String(await freePort()) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    bot.disconnect();
    assert.deepEqual(await once(bot, 'exit'), [0, null]);
  });
});
