import assert from 'node:assert/strict';
import { soon } from '../../src/compose/soon.js';
import { StoreFailure } from '../../src/domain/failure.js';

describe('a choice of language', () => {
  it('is what the Store tells', async () => {
    const told = soon({ of: async () => ({ language: 'zh-TW' }) }, 60_000);
    assert.deepEqual(await told.of('anybody'), { language: 'zh-TW' });
  });

  it('is not waited for where the Store stands still', async () => {
    const silent = soon({ of: () => new Promise(() => {}) }, 5);
    await assert.rejects(silent.of('anybody'), StoreFailure);
  });
});
