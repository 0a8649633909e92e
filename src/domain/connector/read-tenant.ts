import { rowsOf } from '../checks/answered.js';
import type { Row } from '../cmdlets/catalogue.js';
import type { CmdletCall } from '../cmdlets/cmdlet-call.js';
import { TenantFailure } from '../failure.js';
import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { AskOptions, Intune } from '../ports/intune.js';
import type { DevicePicture, SyncCounts, SyncStore } from '../ports/sync-store.js';

export interface TenantSources {
  readonly exchange: Pick<ExchangeBackend, 'run'>;
  readonly intune: Pick<Intune, 'managedDevices'>;
  readonly syncs: SyncStore;
}

/** Somebody wants the run to end. */
export class SyncCancelled extends Error {
  override readonly name = 'SyncCancelled';

  constructor(readonly by: string) {
    super(`cancelled by ${by}`);
  }
}

/** As many as a page of Exchange has; one of Intune has fewer. */
const batch = 1000;

/** Hands items on in batches, so that memory does not grow with the tenant. */
async function inBatches<T>(
  pages: AsyncIterable<readonly T[]>,
  add: (items: readonly T[]) => Promise<void>,
): Promise<void> {
  let waiting: T[] = [];
  for await (const page of pages) {
    waiting = [...waiting, ...page];
    if (waiting.length < batch) continue;
    await add(waiting);
    waiting = [];
  }
  await add(waiting);
}

/** What there is few of: read in any sync. */
export async function countSettings(
  { exchange }: TenantSources,
  options: AskOptions,
): Promise<Pick<SyncCounts, 'rules' | 'policies' | 'classes'>> {
  const few = async (
    cmdlet:
      | 'Get-ActiveSyncOrganizationSettings'
      | 'Get-ActiveSyncDeviceAccessRule'
      | 'Get-MobileDeviceMailboxPolicy'
      | 'Get-ActiveSyncDeviceClass',
  ): Promise<number> => {
    const call = { cmdlet, parameters: {} } as CmdletCall;
    return (await rowsOf(exchange.run(call, options))).length;
  };
  const [, rules, policies, classes] = await Promise.all([
    few('Get-ActiveSyncOrganizationSettings'),
    few('Get-ActiveSyncDeviceAccessRule'),
    few('Get-MobileDeviceMailboxPolicy'),
    few('Get-ActiveSyncDeviceClass'),
  ]);
  return { rules, policies, classes };
}

/**
 * Reads devices into the picture of a run.
 * @param since only those that changed after it; undefined: all
 * @throws SyncCancelled
 * @throws TenantFailure
 */
export async function readDevices(
  syncId: string,
  since: Date | undefined,
  { exchange, syncs }: TenantSources,
  options: AskOptions,
): Promise<void> {
  const filter = since ? { Filter: `WhenChangedUTC -gt '${since.toISOString()}'` } : {};
  const parameters = { ResultSize: 'Unlimited', ...filter } as const;
  const pages = exchange.run({ cmdlet: 'Get-MobileDevice', parameters }, options);
  let read = 0;
  await inBatches(pages, async (rows) => {
    await syncs.addDevices(syncId, rows.map(pictureOf));
    read += rows.length;
    const by = await syncs.progress(syncId, read);
    if (by !== undefined) throw new SyncCancelled(by);
  });
}

const pictureOf = (row: Row<'Get-MobileDevice'>): DevicePicture => ({
  guid: row.Guid ?? row.Identity ?? '',
  deviceId: row.DeviceId ?? '',
  person: row.UserDisplayName ?? '',
  model: row.DeviceModel ?? '',
  state: row.DeviceAccessState ?? 'Unknown',
  reason: row.DeviceAccessStateReason ?? 'Unknown',
});

/** @throws TenantFailure */
export function readManaged(
  syncId: string,
  { intune, syncs }: TenantSources,
  options: AskOptions,
): Promise<void> {
  return inBatches(intune.managedDevices(options), (devices) => syncs.addManaged(syncId, devices));
}

const lookers = 4;

/**
 * Reads the statistics of some devices, one call each: the newest first, then those looked at longest ago.
 * What Exchange does not tell of it is no failure of the sync.
 * @returns how many were read
 */
export async function lookAtDevices(
  syncId: string,
  quota: number,
  clock: () => Date,
  { exchange, syncs }: TenantSources,
  options: AskOptions,
): Promise<number> {
  const guids = [...(quota > 0 ? await syncs.toLookAt(syncId, quota) : [])];
  let looked = 0;
  const look = async (): Promise<void> => {
    for (let guid = guids.shift(); guid !== undefined; guid = guids.shift()) {
      const call = {
        cmdlet: 'Get-MobileDeviceStatistics',
        parameters: { Identity: guid },
      } as const;
      const [row] = await rowsOf(exchange.run(call, options)).catch((error: unknown) => {
        if (!(error instanceof TenantFailure)) throw error;
        // A device may have gone since it was listed; any other failure leaves the rest for another day.
        if (error.fault !== 'notFound') guids.length = 0;
        return [];
      });
      if (!row) continue;
      const lastSync = row.LastSuccessSync ? new Date(row.LastSuccessSync) : undefined;
      await syncs.looked(syncId, { guid, lastSync, lookedAt: clock() });
      looked += 1;
    }
  };
  await Promise.all(Array.from({ length: lookers }, look));
  return looked;
}
