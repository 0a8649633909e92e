import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePrivate } from '../../src/storage/private-folder.js';
import { tempFolder } from '../support/temp-folder.js';

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('a private folder', () => {
  const folder = tempFolder();
  after(() => folder.remove());

  it('is closed to others with all that is in it, and nothing that a link leads to', () => {
    const data = join(folder.path, 'data');
    const outside = join(folder.path, 'outside');
    mkdirSync(join(data, 'audit'), { recursive: true, mode: 0o755 });
    const files = [
      'bot.sqlite',
      'bot.sqlite-wal',
      'bot.sqlite.lock',
      'audit/key.pem',
      'audit/checkpoints.jsonl',
    ];
    for (const name of files) writeFileSync(join(data, name), 'x', { mode: 0o644 });
    writeFileSync(outside, 'x');
    chmodSync(outside, 0o644);
    symlinkSync(outside, join(data, 'link'));
    assert.deepEqual(makePrivate(data), []);
    assert.deepEqual([data, join(data, 'audit')].map(modeOf), ['700', '700']);
    assert.deepEqual(new Set(files.map((name) => modeOf(join(data, name)))), new Set(['600']));
    assert.equal(modeOf(outside), '644');
  });

  it('may not be there yet', () => {
    assert.deepEqual(makePrivate(join(folder.path, 'nowhere')), []);
  });
});
