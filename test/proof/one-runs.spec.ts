import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { CmdletName, Row } from '../../src/domain/cmdlets/catalogue.js';
import type { CmdletCall } from '../../src/domain/cmdlets/cmdlet-call.js';
import type { Store } from '../../src/domain/ports/store.js';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import { type ChangeBench, changeBench } from '../support/change-bench.js';
import { Latch } from '../support/latch.js';
import { tempFolder } from '../support/temp-folder.js';
import { smallTenant, TenantExchange, writesOf } from '../support/tenant-exchange.js';

/** An Exchange that takes its time over the first thing that it writes. */
class SlowExchange extends TenantExchange {
  private isFirst = true;
  readonly begun = new Latch();
  readonly mayEnd = new Latch();

  override async *run<N extends CmdletName>(call: CmdletCall<N>): AsyncIterable<readonly Row<N>[]> {
    if (call.cmdlet === 'Set-CASMailbox' && this.isFirst) {
      this.isFirst = false;
      this.begun.open();
      await this.mayEnd.opened;
    }
    yield* super.run(call);
  }
}

describe('a change that one process runs', () => {
  const folder = tempFolder();
  let store: Store;
  let now = new Date('2026-11-23T12:00:00Z').getTime();
  before(async () => {
    store = await openSqliteStore({ file: join(folder.path, 'bot.sqlite') });
  });
  after(async () => {
    await store.close();
    folder.remove();
  });

  let phones = 0;
  async function running() {
    phones += 1;
    const tenant = smallTenant(join(folder.path, `tenant-${phones}`), randomUUID);
    const exchange = new SlowExchange(tenant);
    const clock = (): Date => new Date(now);
    const one = changeBench({ store, exchange, clock });
    const other = changeBench({ store, exchange: new TenantExchange(tenant), clock });
    const by = { person: one.people.of('alice'), conversationId: 'a:alice' };
    const { id } = await one.planning.draftDevice(by, {
      ...{ action: 'allow', mailbox: 'grace@contoso.com' },
      ...{ deviceId: `SLOW${phones}`, shown: 'a phone' },
    });
    await one.desk.request(id, by.person);
    await one.desk.decide(id, one.people.of('bob'), 'approve', '');
    const ran = one.runner.runApproved();
    await exchange.begun.opened;
    return { one, other, id, tenant, end: () => Promise.all([exchange.mayEnd.open(), ran]) };
  }

  /** Another phone's change that is approved and waits to be run. */
  async function approved(bench: ChangeBench, mailbox: string) {
    phones += 1;
    const by = { person: bench.people.of('alice'), conversationId: 'a:alice' };
    const { id } = await bench.planning.draftDevice(by, {
      ...{ action: 'allow', mailbox },
      ...{ deviceId: `NEXT${phones}`, shown: 'another phone' },
    });
    await bench.desk.request(id, by.person);
    await bench.desk.decide(id, bench.people.of('bob'), 'approve', '');
    return id;
  }

  const goOn = async ({ runner }: ChangeBench): Promise<void> => {
    await runner.recover();
    await runner.runApproved();
  };

  it('is left alone by another, and ends as the first one says', async () => {
    const { other, id, tenant, end } = await running();
    await goOn(other);
    assert.equal((await store.changes.get(id))?.state, 'running');
    await end();
    assert.equal((await store.changes.get(id))?.state, 'done');
    assert.equal(writesOf(tenant).length, 1);
  });

  for (const [process, which] of [
    ['its own', 'one'],
    ['another', 'other'],
  ] as const) {
    it(`doesn't delay one of another mailbox in ${process} process, but one of the same`, async () => {
      const { id, end, ...benches } = await running();
      const bench = benches[which];
      const independent = await approved(bench, 'alice@contoso.com');
      const dependent = await approved(bench, 'grace@contoso.com');
      await bench.runner.runApproved();
      const stateOf = async (change: string) => (await store.changes.get(change))?.state;
      assert.deepEqual(
        [await stateOf(id), await stateOf(independent), await stateOf(dependent)],
        ['running', 'done', 'approved'],
      );
      await end();
      await bench.runner.runApproved();
      assert.equal(await stateOf(dependent), 'done');
    });
  }

  it('is read back by another when its process was silent too long, and run by nobody again', async () => {
    const { other, id, tenant, end } = await running();
    now += 60_000;
    await goOn(other);
    assert.equal((await store.changes.get(id))?.state, 'unknown');
    await end();
    assert.equal((await store.changes.get(id))?.state, 'unknown');
    assert.equal(writesOf(tenant).length, 1);
    const ends = (await store.audit.latest(50)).filter(
      ({ what, changeId }) => what === 'change.ended' && changeId === id,
    );
    assert.equal(ends.length, 1);
  });
});
