import { createHash, randomUUID } from 'node:crypto';
import type { Change } from '../../src/domain/changes/change.js';
import { changeText } from '../../src/domain/changes/change-text.js';
import { planDevice } from '../../src/domain/changes/kinds/device.js';
import type { Store } from '../../src/domain/ports/store.js';
import { openPostgresStore } from '../../src/storage/postgres-store.js';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import { changeBench } from '../../test/support/change-bench.js';
import { waiting } from '../../test/support/changes.js';
import { startPostgres } from '../../test/support/postgres.js';
import { tempFolder } from '../../test/support/temp-folder.js';
import { smallTenant, TenantExchange } from '../../test/support/tenant-exchange.js';
import type { Figures } from '../support/figures.js';

const changes = 500;

/** Changes of one device each, which wait for an approval. */
function waitingChange(number: number): Change {
  const id = `BENCH${number}`;
  const account = `person${number}@contoso.com`;
  const device = { action: 'allow', mailbox: account, deviceId: id, shown: id } as const;
  const plan = planDevice({ allowed: [], blocked: [] }, device);
  const whole = { ...waiting, kind: 'device' as const, wishes: undefined, effect: undefined };
  const change = { ...whole, account, device, plan };
  const hash = createHash('sha256').update(changeText(change)).digest('hex');
  return {
    ...change,
    ...{ id, hash, version: 0 },
    requester: { objectId: 'alice', name: 'alice' },
    expiresAt: new Date(Date.now() + 60 * 60 * 1000),
  };
}

/** Approvals a second: the right read, decided, and written with its audit and its notices. */
async function approvalsOver(store: Store, atOnce: number, first: number): Promise<number> {
  const folder = tempFolder();
  const exchange = new TenantExchange(smallTenant(folder.path, randomUUID));
  const { desk, people } = changeBench({ store, exchange });
  const ids: string[] = [];
  for (let n = first; n < first + changes; n += 1) {
    const change = waitingChange(n);
    await store.changes.put(change);
    ids.push(change.id);
  }
  const start = performance.now();
  const approve = async (): Promise<void> => {
    for (let id = ids.pop(); id !== undefined; id = ids.pop()) {
      await desk.decide(id, people.of('bob'), 'approve', '');
    }
  };
  await Promise.all(Array.from({ length: atOnce }, approve));
  const ms = performance.now() - start;
  const approved = await store.changes.list(['approved'], first + changes);
  if (approved.length !== first + changes) throw new Error(`${approved.length} approved`);
  folder.remove();
  return (changes * 1000) / ms;
}

export async function approvals(figures: Figures): Promise<void> {
  const folder = tempFolder();
  const server = await startPostgres();
  const stores = {
    SQLite: await openSqliteStore({ file: `${folder.path}/bot.sqlite` }),
    PostgreSQL: await openPostgresStore({ url: await server.createDatabase(), onError: () => {} }),
  };
  for (const [name, store] of Object.entries(stores)) {
    const one = await approvalsOver(store, 1, 0);
    const eight = await approvalsOver(store, 8, changes);
    const figure = `${one.toFixed(0)} a second one by one, ${eight.toFixed(0)} eight at a time`;
    figures.add(`approvals on ${name}, each with its audit and notices`, figure);
    await store.close();
  }
  await server.stop();
  folder.remove();
}
