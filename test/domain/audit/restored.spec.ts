import assert from 'node:assert/strict';
import { join } from 'node:path';
import { noteRestored } from '../../../src/domain/audit/restored.js';
import { openSqliteStore } from '../../../src/storage/sqlite-store.js';
import { waiting } from '../../support/changes.js';
import { tempFolder } from '../../support/temp-folder.js';

describe('a backup that was put back', () => {
  it('has nothing that runs as approved: it may have run since', async () => {
    const folder = tempFolder();
    const store = await openSqliteStore({ file: join(folder.path, 'bot.sqlite') });
    const at = new Date('2026-11-25T00:00:00Z');
    await store.changes.put({ ...waiting, id: 'APPROV', state: 'approved', version: 0 });
    const held = await noteRestored(store, { entries: 5, known: 8, madeAt: 'then' }, at);
    assert.deepEqual(held, ['APPROV']);
    assert.equal((await store.changes.get('APPROV'))?.state, 'running');
    const [entry] = await store.audit.latest(1);
    assert.equal(entry?.what, 'audit.restored');
    assert.deepEqual(entry?.detail, { entries: '5', lost: '3', backup: 'then' });
    await store.close();
    folder.remove();
  });
});
