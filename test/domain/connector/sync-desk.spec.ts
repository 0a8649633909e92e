import assert from 'node:assert/strict';
import { SyncDesk } from '../../../src/domain/connector/sync-desk.js';
import { TenantFailure } from '../../../src/domain/failure.js';
import type { ExchangeBackend } from '../../../src/domain/ports/exchange-backend.js';
import type { Store } from '../../../src/domain/ports/store.js';
import { openSqliteStore } from '../../../src/storage/sqlite-store.js';
import { tempFolder } from '../../support/temp-folder.js';

const noon = Date.parse('2026-11-23T12:00:00.000Z');
const minute = 60_000;
const hour = 60 * minute;

/** Exchange with a number of devices, or with nothing but a failure. */
function exchangeOf(devices: () => number | TenantFailure): Pick<ExchangeBackend, 'run'> {
  return {
    async *run({ cmdlet }) {
      const answer = devices();
      if (answer instanceof TenantFailure) throw answer;
      if (cmdlet !== 'Get-MobileDevice') return;
      for (let n = 0; n < answer; n += 1) {
        yield { Guid: `guid-${n}`, DeviceAccessState: 'Allowed' } as never;
      }
    },
  };
}

describe('the sync desk', () => {
  const folder = tempFolder();
  let store: Store;
  let now = noon;
  let devices: number | TenantFailure = 3;
  let ids = 0;
  let desk: SyncDesk;
  const clock = () => new Date(now);

  before(async () => {
    store = await openSqliteStore({ file: `${folder.path}/bot.sqlite` });
    desk = new SyncDesk({
      store,
      exchange: exchangeOf(() => devices),
      clock,
      newId: () => `sync-${++ids}`,
    });
  });
  after(async () => {
    await store.close();
    folder.remove();
  });

  const runs = async () => (await store.syncs.history(100)).length;

  it('does nothing by itself without a connector', async () => {
    await desk.fullIfDue();
    assert.equal(await runs(), 0);
  });

  it('counts what it read, and writes down attempt and success', async () => {
    await store.connectors.put({
      id: 'c',
      primarySmtpAddress: 'svc@contoso.com',
      approvedAt: clock(),
      disconnectedAt: undefined,
      lastAttempt: undefined,
      lastSuccess: undefined,
    });
    const { counts } = await desk.full();
    assert.deepEqual(counts, {
      devices: 3,
      fresh: 3,
      gone: 0,
      changed: 0,
      rules: 0,
      policies: 0,
      classes: 0,
    });
    assert.deepEqual((await store.connectors.current())?.lastSuccess, clock());
  });

  it('is due once a day', async () => {
    now = noon + 23 * hour;
    await desk.fullIfDue();
    assert.equal(await runs(), 1);
    now = noon + 24 * hour;
    await desk.fullIfDue();
    await desk.fullIfDue();
    assert.equal(await runs(), 2);
  });

  it('keeps the picture and the last success when it fails, and tries again each quarter of an hour', async () => {
    now = noon + 48 * hour;
    devices = new TenantFailure('exchange', 'throttled');
    await desk.fullIfDue();
    const connector = await store.connectors.current();
    assert.deepEqual(connector?.lastAttempt, clock());
    assert.deepEqual(connector?.lastSuccess, new Date(noon + 24 * hour));
    assert.deepEqual(await store.syncs.states(), [{ state: 'Allowed', devices: 3 }]);
    assert.equal((await store.syncs.history(1))[0]?.fault, 'throttled');
    now += 14 * minute;
    await desk.fullIfDue();
    assert.equal(await runs(), 3);
    now += minute;
    devices = 4;
    await desk.fullIfDue();
    assert.deepEqual(await store.syncs.states(), [{ state: 'Allowed', devices: 4 }]);
  });

  it('stops when the connector is disconnected', async () => {
    const connector = await store.connectors.current();
    assert.ok(connector);
    await store.connectors.put({ ...connector, disconnectedAt: clock() });
    now += 72 * hour;
    const before = await runs();
    await desk.fullIfDue();
    assert.equal(await runs(), before);
  });
});
