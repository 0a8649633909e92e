import assert from 'node:assert/strict';
import { runTool } from '../../src/compose/run-tool.js';

describe('a word on the command line', () => {
  it('that names nothing is answered with those that do, and starts no bot', async () => {
    assert.deepEqual(await runTool('backupp', ''), {
      lines: ['There is no "backupp". There are: doctor, archive, audit-copy, backup, restore.'],
      exitCode: 2,
    });
  });

  it('is none where the bot is to be started', async () => {
    assert.equal(await runTool('', ''), undefined);
  });
});
