import { rowsOf } from '../checks/answered.js';
import { PersonFailure, TenantFailure } from '../failure.js';
import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { AskOptions } from '../ports/intune.js';
import type { Store } from '../ports/store.js';
import type { DevicePicture, SyncCounts, SyncRun } from '../ports/sync-store.js';

export interface SyncDeskOptions {
  readonly store: Store;
  readonly exchange: Pick<ExchangeBackend, 'run'>;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** A run that is older has lost its process. */
const staleMs = 30 * 60 * 1000;
const batch = 500;
const dailyMs = 24 * 60 * 60 * 1000;
const againMs = 15 * 60 * 1000;

/** Synchronises with Exchange: what is read replaces the picture when all of it is there, and not before. */
export class SyncDesk {
  constructor(private readonly options: SyncDeskOptions) {}

  /**
   * A full synchronisation; one at a time, in all processes together.
   * @throws PersonFailure while another is running
   * @throws TenantFailure; then the picture of before stays
   */
  async full(options: AskOptions = {}): Promise<SyncRun> {
    const { store, clock, newId } = this.options;
    const startedAt = clock();
    const run: SyncRun = {
      id: newId(),
      startedAt,
      endedAt: undefined,
      state: 'running',
      counts: undefined,
      fault: undefined,
    };
    const staleBefore = new Date(startedAt.getTime() - staleMs);
    if (!(await store.syncs.begin(run, staleBefore))) throw new PersonFailure('syncRunning');
    try {
      const counts = await this.read(run, options);
      return await this.end({ ...run, state: 'done', counts });
    } catch (error) {
      const fault = error instanceof TenantFailure ? error.fault : 'ours';
      await this.end({ ...run, state: 'failed', fault });
      throw error;
    }
  }

  /** What time asks for: a full synchronisation a day, and after a failure one each quarter of an hour. */
  async fullIfDue(): Promise<void> {
    const { store, clock } = this.options;
    const connector = await store.connectors.current();
    if (!connector?.lastAttempt || connector.disconnectedAt) return;
    const now = clock().getTime();
    const sinceAttempt = now - connector.lastAttempt.getTime();
    const sinceSuccess = now - (connector.lastSuccess ?? connector.approvedAt).getTime();
    if (sinceSuccess < dailyMs || sinceAttempt < againMs) return;
    await this.full().catch((error: unknown) => {
      // What the tenant refused is in the run's record; one that runs already is as good.
      if (!(error instanceof TenantFailure || error instanceof PersonFailure)) throw error;
    });
  }

  private async read({ id }: SyncRun, options: AskOptions): Promise<SyncCounts> {
    const { exchange, store } = this.options;
    const few = async (
      cmdlet: 'Get-ActiveSyncDeviceAccessRule' | 'Get-MobileDeviceMailboxPolicy',
    ): Promise<number> => (await rowsOf(exchange.run({ cmdlet, parameters: {} }, options))).length;
    const classes = { cmdlet: 'Get-ActiveSyncDeviceClass', parameters: {} } as const;
    const [rules, policies, classRows] = await Promise.all([
      few('Get-ActiveSyncDeviceAccessRule'),
      few('Get-MobileDeviceMailboxPolicy'),
      rowsOf(exchange.run(classes, options)),
    ]);
    await this.devices(id, options);
    const compared = await store.syncs.compare(id);
    return { ...compared, rules, policies, classes: classRows.length };
  }

  /** Pages go to the Store as they come: memory does not grow with the tenant. */
  private async devices(syncId: string, options: AskOptions): Promise<void> {
    const { exchange, store } = this.options;
    const call = { cmdlet: 'Get-MobileDevice', parameters: { ResultSize: 'Unlimited' } } as const;
    let waiting: DevicePicture[] = [];
    for await (const row of exchange.run(call, options)) {
      waiting.push({
        guid: row.Guid ?? row.Identity ?? '',
        deviceId: row.DeviceId ?? '',
        person: row.UserDisplayName ?? '',
        model: row.DeviceModel ?? '',
        state: row.DeviceAccessState ?? 'Unknown',
        reason: row.DeviceAccessStateReason ?? 'Unknown',
      });
      if (waiting.length < batch) continue;
      await store.syncs.addDevices(syncId, waiting);
      waiting = [];
    }
    await store.syncs.addDevices(syncId, waiting);
  }

  /** The run's end and the connector's last attempt are one. */
  private async end(run: SyncRun): Promise<SyncRun> {
    const { store, clock } = this.options;
    const endedAt = clock();
    const ended: SyncRun = { ...run, endedAt };
    await store.together(async ({ syncs, connectors }) => {
      await syncs.end(ended);
      const connector = await connectors.current();
      if (!connector) return;
      const lastSuccess = run.state === 'done' ? endedAt : connector.lastSuccess;
      await connectors.put({ ...connector, lastAttempt: endedAt, lastSuccess });
    });
    return ended;
  }
}
