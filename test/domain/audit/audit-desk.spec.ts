import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { AuditDesk } from '../../../src/domain/audit/audit-desk.js';
import type { Store } from '../../../src/domain/ports/store.js';
import { CheckpointFile } from '../../../src/storage/checkpoint-file.js';
import { openSqliteStore } from '../../../src/storage/sqlite-store.js';
import { type TempFolder, tempFolder } from '../../support/temp-folder.js';

const at = new Date('2026-11-24T00:00:00Z');

describe('the audit, verified', () => {
  let folder: TempFolder;
  let store: Store;
  let checkpoints: CheckpointFile;
  let desk: AuditDesk;

  const add = (): Promise<void> =>
    store.together(async ({ audit }) => {
      const person = { objectId: 'a', name: 'Alice' };
      await audit.append({ at, what: 'sync.cancelled', person, changeId: undefined, detail: {} });
    });
  const fault = async () => (await desk.verify()).fault;

  beforeEach(async () => {
    folder = tempFolder();
    store = await openSqliteStore({ file: join(folder.path, 'bot.sqlite') });
    checkpoints = new CheckpointFile({
      file: join(folder.path, 'checkpoints.jsonl'),
      keyFile: join(folder.path, 'key.pem'),
    });
    desk = new AuditDesk({ store, checkpoints, clock: () => at, newSecret: () => 'secret' });
    for (let count = 0; count < 3; count += 1) {
      await add();
      await desk.checkpoint();
    }
  });
  afterEach(async () => {
    await store.close();
    folder.remove();
  });

  it('is whole, with a checkpoint for each head that it had', async () => {
    assert.deepEqual(await desk.verify(), {
      archived: 0,
      entries: 3,
      checkpoints: 3,
      fault: undefined,
    });
    await desk.checkpoint();
    assert.equal((await desk.verify()).checkpoints, 3, 'what has not grown is not signed again');
  });

  it('is cut where a checkpoint tells of more', async () => {
    await checkpoints.add({ number: 5, hash: 'f'.repeat(64), at });
    assert.deepEqual(await fault(), { number: 4, fault: 'cut' });
  });

  it('was computed anew where a checkpoint has another hash', async () => {
    await checkpoints.add({ number: 2, hash: 'f'.repeat(64), at });
    assert.deepEqual(await fault(), { number: 2, fault: 'altered' });
  });

  for (const body of ['{}', 'null', 'not JSON', '{"number":1,"previous":{},"at":"never"}']) {
    it(`is altered where an entry is none any more: ${body}`, async () => {
      const raw = new Database(join(folder.path, 'bot.sqlite'));
      raw.prepare('update audit set body = ? where number = 1').run(body);
      raw.close();
      assert.deepEqual(await fault(), { number: 1, fault: 'altered' });
    });
  }

  it('is whole after the disk took half of a checkpoint, which is given again', async () => {
    const file = join(folder.path, 'checkpoints.jsonl');
    const kept = readFileSync(file, 'utf8');
    await add();
    await desk.checkpoint();
    truncateSync(file, kept.length + 40);
    assert.deepEqual(await desk.verify(), {
      archived: 0,
      entries: 4,
      checkpoints: 3,
      fault: undefined,
    });
    await desk.checkpoint();
    assert.deepEqual(await desk.verify(), {
      archived: 0,
      entries: 4,
      checkpoints: 4,
      fault: undefined,
    });
  });

  it('has a checkpoint that is not the bot’s own', async () => {
    const [first] = await checkpoints.all();
    const { isGenuine: _, ...line } = first ?? {};
    const file = join(folder.path, 'checkpoints.jsonl');
    appendFileSync(file, `${JSON.stringify({ ...line, number: 3 })}\n`);
    assert.deepEqual(await fault(), { number: 3, fault: 'forged' });
  });
});
