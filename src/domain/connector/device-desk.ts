import { rowsOf } from '../checks/answered.js';
import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { AskOptions } from '../ports/intune.js';

/** A device as people know it. */
export interface FoundDevice {
  /** Its mailbox, as the device's Identity names it. */
  readonly mailbox: string;
  readonly deviceId: string;
  readonly person: string;
  readonly model: string;
  readonly state: string;
  readonly reason: string;
  /** When it was last changed, as far as Exchange tells. */
  readonly changedAt: Date | undefined;
}

/** Devices as Exchange has them at the moment. */
export class DeviceDesk {
  constructor(private readonly exchange: Pick<ExchangeBackend, 'run'>) {}

  /** @throws TenantFailure */
  async quarantined(options: AskOptions = {}): Promise<readonly FoundDevice[]> {
    const devices = await this.all(options);
    return devices.filter(({ state }) => state === 'Quarantined');
  }

  /**
   * Every device that somebody may mean: by its id, or by its owner's name or mailbox. Who finds several
   * has to ask.
   * @throws TenantFailure
   */
  async meant(said: string, options: AskOptions = {}): Promise<readonly FoundDevice[]> {
    const wanted = said.trim().toLowerCase();
    const devices = await this.all(options);
    const byId = devices.filter(({ deviceId }) => deviceId.toLowerCase() === wanted);
    if (byId.length > 0) return byId;
    return devices.filter(({ person, mailbox }) =>
      [person, mailbox].some((name) => name.toLowerCase() === wanted),
    );
  }

  private async all(options: AskOptions): Promise<readonly FoundDevice[]> {
    const call = { cmdlet: 'Get-MobileDevice', parameters: { ResultSize: 'Unlimited' } } as const;
    const rows = await rowsOf(this.exchange.run(call, options));
    return rows.map((row) => ({
      mailbox: (row.Identity ?? '').split('\\')[0] ?? '',
      deviceId: row.DeviceId ?? '',
      person: row.UserDisplayName ?? '',
      model: row.DeviceModel ?? '',
      state: row.DeviceAccessState ?? '',
      reason: row.DeviceAccessStateReason ?? '',
      changedAt: row.WhenChangedUTC ? new Date(row.WhenChangedUTC) : undefined,
    }));
  }
}
