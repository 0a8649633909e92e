import type { Row } from '../cmdlets/catalogue.js';
import { TenantFailure } from '../failure.js';
import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { AskOptions } from '../ports/intune.js';
import { SharedReading } from '../shared-reading.js';
import { unlessGivenUp } from '../unless-given-up.js';

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

type IsMeant = (device: FoundDevice) => boolean;

/** In an OPATH filter a quotation mark is written twice. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const isQuarantined: IsMeant = ({ state }) => state === 'Quarantined';

/** In a large tenant it is a long list: two at a time would take it twice as long. */
const longestWaitMs = 5000;

/** Devices as Exchange has them at the moment. No more of them are kept than are meant. */
export class DeviceDesk {
  /** Source of the filter: practical365.com, Creating ActiveSync Device Access Rules. */
  private readonly inQuarantine = new SharedReading(
    () => this.filtered("DeviceAccessState -eq 'Quarantined'", isQuarantined, {}),
    longestWaitMs,
  );

  constructor(private readonly exchange: Pick<ExchangeBackend, 'run'>) {}

  /**
   * Read after it was asked for, once for all who asked at about the same moment.
   * @throws TenantFailure
   */
  quarantined({ signal }: AskOptions = {}): Promise<readonly FoundDevice[]> {
    return unlessGivenUp(this.inQuarantine.ask(), 'exchange', signal);
  }

  /**
   * Every device that somebody may mean: by its id, or by its owner's name or mailbox. Who finds several
   * has to ask.
   * @throws TenantFailure
   */
  async meant(said: string, options: AskOptions = {}): Promise<readonly FoundDevice[]> {
    const wanted = said.trim().toLowerCase();
    const hasId: IsMeant = ({ deviceId }) => deviceId.toLowerCase() === wanted;
    const byId = await this.filtered(`DeviceId -eq ${quoted(said.trim())}`, hasId, options);
    if (byId.length > 0) return byId;
    const isOwned: IsMeant = ({ person, mailbox }) =>
      [person, mailbox].some((name) => name.toLowerCase() === wanted);
    return this.all({}, isOwned, options);
  }

  /** What the filter lets through; where the tenant does not take it, everything is looked through. */
  private async filtered(
    filter: string,
    isMeant: IsMeant,
    options: AskOptions,
  ): Promise<readonly FoundDevice[]> {
    try {
      return await this.all({ Filter: filter }, isMeant, options);
    } catch (error) {
      if (!(error instanceof TenantFailure) || error.fault !== 'invalid') throw error;
      return this.all({}, isMeant, options);
    }
  }

  private async all(
    filter: { readonly Filter?: string },
    isMeant: IsMeant,
    options: AskOptions,
  ): Promise<readonly FoundDevice[]> {
    const parameters = { ResultSize: 'Unlimited', ...filter } as const;
    const found: FoundDevice[] = [];
    const call = { cmdlet: 'Get-MobileDevice', parameters } as const;
    for await (const page of this.exchange.run(call, options)) {
      found.push(...page.map(deviceOf).filter(isMeant));
    }
    return found;
  }
}

const deviceOf = (row: Row<'Get-MobileDevice'>): FoundDevice => ({
  mailbox: (row.Identity ?? '').split('\\')[0] ?? '',
  deviceId: row.DeviceId ?? '',
  person: row.UserDisplayName ?? '',
  model: row.DeviceModel ?? '',
  state: row.DeviceAccessState ?? '',
  reason: row.DeviceAccessStateReason ?? '',
  changedAt: row.WhenChangedUTC ? new Date(row.WhenChangedUTC) : undefined,
});
