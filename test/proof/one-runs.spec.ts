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

/** An Exchange that takes its time over what it writes. */
class SlowExchange extends TenantExchange {
  readonly begun = new Latch();
  readonly mayEnd = new Latch();

  override async *run<N extends CmdletName>(call: CmdletCall<N>): AsyncIterable<readonly Row<N>[]> {
    if (call.cmdlet === 'Set-CASMailbox') {
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
    return { other, id, tenant, end: () => Promise.all([exchange.mayEnd.open(), ran]) };
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
