import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Store } from '../../src/domain/ports/store.js';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import { changeBench, MemoryPeople, policyWith } from './change-bench.js';
import { anyCommands, type RealChanges } from './change-commands.js';
import { type Actor, actors, ChangeModel } from './change-model.js';
import { tempFolder } from './temp-folder.js';
import { smallTenant, TenantExchange } from './tenant-exchange.js';

/** @param searches how many stories are made up */
export function searchContract(searches: number): void {
  const folder = tempFolder();
  let store: Store;
  before(async () => {
    store = await openSqliteStore({ file: join(folder.path, 'bot.sqlite') });
  });
  after(async () => {
    await store.close();
    folder.remove();
  });

  it(`finds no path to a run without the policy's approvals in ${searches} stories`, async () => {
    let [devices, stories] = [0, 0];
    const met = new Map<string, number>();
    const begin = (needed: number): { model: ChangeModel; real: RealChanges } => {
      stories += 1;
      const tenant = smallTenant(join(folder.path, `tenant-${stories}`), randomUUID);
      const exchange = new TenantExchange(tenant);
      const people = new MemoryPeople();
      const known = actors.filter((name): name is Actor => name !== 'stranger');
      const model = new ChangeModel(
        needed,
        new Map(known.map((name) => [name, people.of(name).role])),
      );
      const clock = { now: model.now };
      const policy = policyWith({ approvals: needed });
      const bench = changeBench({
        ...{ store, exchange, people, policy, clock: () => new Date(clock.now) },
      });
      const newDeviceId = (): string => `PHONE${++devices}`;
      return { model, real: { bench, exchange, mailbox: 'grace@contoso.com', newDeviceId, clock } };
    };
    await fc.assert(
      fc.asyncProperty(anyCommands, fc.constantFrom(1, 2), async (commands, needed) => {
        const setup = begin(needed);
        await fc.asyncModelRun(() => setup, commands);
        for (const { state } of setup.model.changes) met.set(state, (met.get(state) ?? 0) + 1);
        assert.deepEqual(setup.real.bench.logged, []);
        // What a story leaves open would be in the way of the next one's sweeps.
        setup.model.now += 1000 * 60 * 60 * 1000;
        setup.real.clock.now = setup.model.now;
        await setup.real.bench.desk.expireDue();
        await setup.real.bench.runner.runApproved();
      }),
      { numRuns: searches, seed: 20_261_123 },
    );
    // A search that never comes so far finds nothing either.
    for (const state of ['done', 'void', 'rejected', 'expired', 'withdrawn']) {
      assert.ok((met.get(state) ?? 0) > searches / 100, JSON.stringify([...met]));
    }
  });
}
