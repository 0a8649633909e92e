import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NewShowing } from '../../src/domain/ports/outbox.js';
import type { Store } from '../../src/domain/ports/store.js';
import { openPostgresStore } from '../../src/storage/postgres-store.js';
import { waiting } from '../support/changes.js';
import { Latch } from '../support/latch.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';

const now = new Date('2026-11-23T12:00:00Z');
const showing: NewShowing = {
  conversationId: 'a:alice',
  subject: { kind: 'change', id: waiting.id },
  urgency: 'urgent',
  at: now,
};

describe('a state that is written while the one before is being sent', function () {
  this.timeout(60_000);
  let server: PostgresServer;
  let stores: readonly [Store, Store];
  before(async () => {
    server = await startPostgres();
    const url = await server.createDatabase();
    const open = (): Promise<Store> => openPostgresStore({ url, onError: () => {} });
    stores = [await open(), await open()];
  });
  after(async () => {
    for (const store of stores) await store.close();
    await server.stop();
  });

  it('is shown by that send or by one of its own, in two processes', async () => {
    const [writer, sender] = stores;
    await writer.changes.put({ ...waiting, version: 0 });
    await writer.outbox.add(showing);
    const [first] = await sender.outbox.due(now, 1);
    assert.ok(first);
    const noted = new Latch();
    const mayCommit = new Latch();
    const written = writer.together(async (areas) => {
      await areas.changes.put({ ...waiting, state: 'withdrawn' });
      await areas.outbox.add(showing);
      noted.open();
      await mayCommit.opened;
    });
    await noted.opened;
    // The other process begins to send what was there, and draws it as it is then.
    const sent = sender.outbox
      .begin(first, new Date(now.getTime() + 60_000))
      .then(async () => (await sender.changes.get(waiting.id))?.state);
    // It comes through before the commit, or it waits for it: then it is not waited for.
    await Promise.race([sent, sleep(500)]);
    mayCommit.open();
    await written;
    const shown = await sent;
    await sender.outbox.done(first);
    const left = await writer.outbox.waiting();
    assert.ok(shown === 'withdrawn' || left.count === 1, `${shown}, and ${left.count} wait`);
  });
});
