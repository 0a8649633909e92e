import assert from 'node:assert/strict';
import { SyncDesk } from '../../../src/domain/connector/sync-desk.js';
import { syncDue } from '../../../src/domain/connector/sync-due.js';
import { PersonFailure, TenantFailure } from '../../../src/domain/failure.js';
import { Leases } from '../../../src/domain/leases.js';
import { unseen } from '../../../src/domain/part.js';
import type { ExchangeBackend } from '../../../src/domain/ports/exchange-backend.js';
import type { Store } from '../../../src/domain/ports/store.js';
import { openSqliteStore } from '../../../src/storage/sqlite-store.js';
import { Latch } from '../../support/latch.js';
import { MemoryIntune } from '../../support/memory-intune.js';
import { tempFolder } from '../../support/temp-folder.js';

const noon = Date.parse('2026-11-23T12:00:00.000Z');
const minute = 60_000;
const hour = 60 * minute;

/** At noon UTC, and each two hours. */
const every = (ms: number) => (at: Date) =>
  new Date(Math.floor((at.getTime() - noon) / ms) * ms + noon);
const rhythm = { full: every(24 * hour), quick: every(2 * hour), againMs: 15 * minute };

/** What Exchange is in a spec: a number of devices, or a failure of one cmdlet. */
interface Simulated {
  devices: number;
  failures: { readonly [cmdlet: string]: TenantFailure };
  /** Called with each device that is handed out. */
  onDevice: (n: number) => Promise<void>;
  /** Called when a device's statistics are asked for. */
  onLook: () => void;
  readonly calls: { readonly cmdlet: string; readonly parameters: object }[];
}

const exchangeOf = (simulated: Simulated): Pick<ExchangeBackend, 'run'> => ({
  async *run({ cmdlet, parameters }) {
    simulated.calls.push({ cmdlet, parameters });
    const failure = simulated.failures[cmdlet];
    if (failure && (failure.fault !== 'invalid' || 'Filter' in parameters)) throw failure;
    if (cmdlet === 'Get-MobileDeviceStatistics') {
      simulated.onLook();
      yield [{ LastSuccessSync: new Date(noon).toISOString() }] as never;
    }
    if (cmdlet !== 'Get-MobileDevice') return;
    for (let n = 0; n < simulated.devices; n += 1) {
      await simulated.onDevice(n);
      yield [{ Guid: `guid-${n}`, DeviceId: `ID${n}`, DeviceAccessState: 'Allowed' }] as never;
    }
  },
});

describe('the sync desk', () => {
  const folder = tempFolder();
  let store: Store;
  let now = noon;
  let ids = 0;
  let desk: SyncDesk;
  const simulated: Simulated = {
    devices: 3,
    failures: {},
    onDevice: async () => {},
    onLook: () => {},
    calls: [],
  };
  const intune = new MemoryIntune();
  const clock = () => new Date(now);
  const ended: string[] = [];
  const due = () => syncDue(store, rhythm, clock());
  const states = async () => (await store.syncs.picture(clock())).states;

  before(async () => {
    store = await openSqliteStore({ file: `${folder.path}/bot.sqlite` });
    const newId = () => `id-${++ids}`;
    const leases = new Leases({
      store: store.leases,
      clock,
      newId,
      every: () => () => {},
      onError: (error) => assert.fail(String(error)),
    });
    const exchange = exchangeOf(simulated);
    const watch = {
      syncEnded: async (_: unknown, { state }: { state: string }) => void ended.push(state),
    };
    desk = new SyncDesk({
      store,
      exchange,
      intune,
      leases,
      clock,
      newId,
      statisticsQuota: 2,
      begin: unseen,
      count: () => {},
      watch,
    });
  });
  after(async () => {
    await store.close();
    folder.remove();
  });
  beforeEach(() => {
    simulated.calls.length = 0;
    simulated.failures = {};
    simulated.onDevice = async () => {};
    simulated.onLook = () => {};
  });

  it('is not due without a connector, and the first one only where the setup ended without it', async () => {
    assert.equal(await due(), undefined);
    await store.connectors.put({
      id: 'c',
      primarySmtpAddress: 'svc@contoso.com',
      approvedAt: clock(),
      disconnectedAt: undefined,
      lastAttempt: undefined,
      lastSuccess: undefined,
    });
    now += 14 * minute;
    assert.equal(await due(), undefined);
    now = noon + 15 * minute;
    assert.equal(await due(), 'full');
    now = noon;
  });

  it('counts what it read, and writes down attempt and success', async () => {
    intune.managed = [{ easDeviceId: 'id1', complianceState: 'compliant' }];
    const run = await desk.full();
    assert.deepEqual(run.counts, {
      devices: 3,
      states: [{ state: 'Allowed', devices: 3 }],
      fresh: 3,
      gone: 0,
      changed: 0,
      managed: 1,
      looked: 2,
      rules: 0,
      policies: 0,
      classes: 0,
    });
    const statistics = simulated.calls.filter(
      ({ cmdlet }) => cmdlet === 'Get-MobileDeviceStatistics',
    );
    assert.deepEqual(
      statistics.map(({ parameters }) => parameters),
      [{ Identity: 'guid-0' }, { Identity: 'guid-1' }],
    );
    assert.deepEqual((await store.connectors.current())?.lastSuccess, clock());
  });

  it('is due: quick each two hours, full each day', async () => {
    now = noon + 2 * hour - 1;
    assert.equal(await due(), undefined);
    now = noon + 2 * hour;
    assert.equal(await due(), 'quick');
    const { kind } = await desk.quick();
    assert.equal(kind, 'quick');
    const filtered = simulated.calls.find(({ cmdlet }) => cmdlet === 'Get-MobileDevice');
    assert.deepEqual(filtered?.parameters, {
      ResultSize: 'Unlimited',
      Filter: "WhenChangedUTC -gt '2026-11-23T11:55:00.000Z'",
    });
    assert.equal(await due(), undefined);
    now = noon + 24 * hour;
    assert.equal(await due(), 'full');
    await desk.full();
    assert.equal(await due(), undefined);
  });

  it('reads everything where the tenant does not take the filter, and says so', async () => {
    simulated.failures = { 'Get-MobileDevice': new TenantFailure('exchange', 'invalid') };
    const run = await desk.quick();
    assert.deepEqual([run.kind, run.state, run.isUnfiltered], ['quick', 'done', true]);
    assert.equal(run.counts?.devices, 3);
  });

  it('keeps the picture and the last success when it fails, and is due again in a quarter of an hour', async () => {
    now = noon + 48 * hour;
    const failure = new TenantFailure('exchange', 'throttled', { said: 'Micro delay' });
    simulated.failures = { 'Get-MobileDevice': failure };
    await assert.rejects(desk.full(), failure);
    const connector = await store.connectors.current();
    assert.deepEqual(connector?.lastAttempt, clock());
    assert.deepEqual(connector?.lastSuccess, new Date(noon + 24 * hour));
    assert.deepEqual(await states(), [{ state: 'Allowed', devices: 3 }]);
    const [last] = await store.syncs.history(1);
    assert.deepEqual(
      [last?.fault, last?.service, last?.said],
      ['throttled', 'exchange', 'Micro delay'],
    );
    now += 14 * minute;
    assert.equal(await due(), undefined);
    now += minute;
    assert.equal(await due(), 'full');
    simulated.failures = {};
    simulated.devices = 4;
    await desk.full();
    assert.deepEqual(await states(), [{ state: 'Allowed', devices: 4 }]);
  });

  it('fails when Intune does not tell what it manages', async () => {
    now += minute;
    intune.failures = { managedDevices: new TenantFailure('graph', 'accessDenied') };
    await assert.rejects(desk.full(), /accessDenied/);
    intune.failures = {};
    assert.equal((await store.syncs.history(1))[0]?.service, 'graph');
  });

  it('is no failure because of statistics', async () => {
    now += minute;
    simulated.failures = {
      'Get-MobileDeviceStatistics': new TenantFailure('exchange', 'throttled'),
    };
    assert.equal((await desk.full()).counts?.looked, 0);
  });

  it('runs one at a time, tells how far it is, and ends when somebody wants it', async () => {
    now += minute;
    simulated.devices = 2200;
    const [reached, goOn] = [new Latch(), new Latch()];
    simulated.onDevice = async (n) => {
      if (n !== 1700) return;
      reached.open();
      await goOn.opened;
    };
    const running = desk.full();
    await reached.opened;
    await assert.rejects(
      desk.quick(),
      (error) => error instanceof PersonFailure && error.refusal === 'syncRunning',
    );
    assert.equal((await desk.running())?.read, 1000);
    await desk.cancel({ objectId: 'alice', name: 'Alice Lin' });
    goOn.open();
    const run = await running;
    assert.deepEqual([run.state, run.cancelledBy], ['cancelled', 'Alice Lin']);
    assert.equal(await desk.running(), undefined);
    assert.deepEqual(await states(), [{ state: 'Allowed', devices: 4 }]);
    assert.equal((await store.audit.latest(1))[0]?.what, 'sync.cancelled');
    await assert.rejects(desk.cancel({ objectId: 'alice', name: 'Alice Lin' }), /noSync/);
    simulated.devices = 4;
  });

  it('follows one whose process ended', async () => {
    now += minute;
    const [left] = await store.syncs.history(1);
    assert.ok(left);
    const orphan = { ...left, id: 'orphan', startedAt: clock(), endedAt: undefined };
    await store.syncs.begin({ ...orphan, state: 'running' }, clock());
    assert.equal((await desk.full()).state, 'done');
    const runs = await store.syncs.history(10);
    assert.equal(runs.find(({ id }) => id === 'orphan')?.state, 'failed');
  });

  it('leaves one whose process was told to end to another, also where only statistics were left', async () => {
    now += minute;
    const before = ended.length;
    const ending = new AbortController();
    simulated.onLook = () => {
      ending.abort();
      throw new TenantFailure('exchange', 'timedOut');
    };
    await assert.rejects(desk.full({ signal: ending.signal }), TenantFailure);
    const left = await desk.running();
    assert.deepEqual([left?.state, ended.length], ['running', before]);
    simulated.onLook = () => {};
    const next = await desk.full();
    const runs = await store.syncs.history(10);
    assert.equal(runs.find(({ id }) => id === left?.id)?.state, 'failed');
    assert.deepEqual([next.state, ended.length], ['done', before + 1]);
  });

  it('ends none that another process has taken for lost', async () => {
    now += minute;
    const before = ended.length;
    simulated.onDevice = async (n) => {
      if (n === 0) await store.syncs.abandon();
    };
    await assert.rejects(desk.full(), TenantFailure);
    assert.deepEqual([(await store.syncs.history(1))[0]?.state, ended.length], ['failed', before]);
  });

  it('forgets one whose process ended, when somebody looks', async () => {
    now += minute;
    const [left] = await store.syncs.history(1);
    assert.ok(left);
    const orphan = { ...left, id: 'forgotten', startedAt: clock(), endedAt: undefined };
    await store.syncs.begin({ ...orphan, state: 'running' }, clock());
    assert.equal((await desk.running())?.id, 'forgotten');
    await desk.recover();
    assert.equal(await desk.running(), undefined);
    assert.equal((await store.syncs.history(1))[0]?.state, 'failed');
  });

  it('is not due when the connector is disconnected', async () => {
    const connector = await store.connectors.current();
    assert.ok(connector);
    await store.connectors.put({ ...connector, disconnectedAt: clock() });
    now += 72 * hour;
    assert.equal(await due(), undefined);
  });
});
