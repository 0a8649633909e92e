import type { CmdletCall } from '../cmdlets/cmdlet-call.js';
import { PersonFailure, TenantFailure } from '../failure.js';
import type { AccountFinder } from '../people/account-finder.js';
import { isSureMatch } from '../people/name-match.js';
import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { AskOptions } from '../ports/intune.js';
import { SharedReading } from '../shared-reading.js';
import { unlessGivenUp } from '../unless-given-up.js';
import { DeviceSearch, type Meant } from './device-search.js';
import { deviceOf, type FoundDevice, isGuid, isIdLike } from './found-device.js';
import { mailboxOfDevice } from './mailbox-of-device.js';

type IsMeant = (device: FoundDevice) => boolean;

/** In an OPATH filter a quotation mark is written twice. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const isQuarantined: IsMeant = ({ state }) => state === 'Quarantined';

/** In a large tenant it is a long list: two at a time would take it twice as long. */
const longestWaitMs = 5000;

/** What a text names, and whether there is any doubt about it. */
/** A device with its owner's primary address, as far as Exchange tells it. */
export interface OwnedDevice extends FoundDevice {
  readonly address: string;
}

export interface DevicesMeant extends Meant {
  /** Somebody whom the text names, who has no device. */
  readonly withoutDevice?: string;
}

/** People of one name; more are to be named more exactly. */
const mostOwners = 5;

/** Devices as Exchange has them at the moment. No more of them are kept than are meant. */
export class DeviceDesk {
  /** Source of the filter: practical365.com, Creating ActiveSync Device Access Rules. */
  private readonly inQuarantine = new SharedReading(
    () => this.filtered("DeviceAccessState -eq 'Quarantined'", isQuarantined, {}),
    longestWaitMs,
  );

  constructor(
    private readonly exchange: Pick<ExchangeBackend, 'run'>,
    private readonly accounts: Pick<AccountFinder, 'find'>,
  ) {}

  /**
   * Read after it was asked for, once for all who asked at about the same moment.
   * @throws TenantFailure
   */
  quarantined({ signal }: AskOptions = {}): Promise<readonly FoundDevice[]> {
    return unlessGivenUp(this.inQuarantine.ask(), 'exchange', signal);
  }

  /**
   * The devices that a text may mean: by an id, or by the name, alias or address of their owner, with or
   * without the model.
   * @param readings the text as it was typed, then with more and more taken off that may be no part of a name
   * @throws TenantFailure
   */
  async meant(readings: readonly string[], options: AskOptions = {}): Promise<DevicesMeant> {
    const [first = ''] = readings;
    const byId = this.withId(readings, options);
    // Ids come back at once; names cost a reading of all devices, so both are asked for together.
    const found = isIdLike(first)
      ? undefined
      : await Promise.all([byId, this.named(readings, options)]);
    const withId = found ? found[0] : await byId;
    if (withId) return withId;
    const named = found ? found[1] : await this.named(readings, options);
    if (named.isSure) return this.unlessSomebodyElse(named, readings, options);
    const owned = await this.ownedBy(readings, options);
    return owned ?? named;
  }

  /** Devices with their owners as people know them: what can't be read stays as the device tells it. */
  async withOwners(
    devices: readonly FoundDevice[],
    options: AskOptions = {},
  ): Promise<readonly OwnedDevice[]> {
    return Promise.all(
      devices.map(async (device) => {
        try {
          const mailbox = await mailboxOfDevice(this.exchange, device, options);
          return { ...device, address: mailbox.PrimarySmtpAddress ?? '' };
        } catch (error) {
          if (error instanceof TenantFailure || error instanceof PersonFailure) {
            return { ...device, address: '' };
          }
          throw error;
        }
      }),
    );
  }

  /** A fuller reading that is somebody's name means them, also where they have no device. */
  private async unlessSomebodyElse(
    named: Meant,
    readings: readonly string[],
    options: AskOptions,
  ): Promise<DevicesMeant> {
    if (named.reading === 0) return named;
    try {
      const owned = await this.ownedBy(readings.slice(0, named.reading), options);
      return owned ?? named;
    } catch (error) {
      if (!(error instanceof TenantFailure)) throw error;
      return { ...named, isSure: false };
    }
  }

  /** The devices of people whom the directory knows by one of the readings. */
  private async ownedBy(
    readings: readonly string[],
    options: AskOptions,
  ): Promise<DevicesMeant | undefined> {
    for (const [reading, said] of readings.entries()) {
      const { match, users } = await this.accounts.find(said, options);
      if (!isSureMatch(match)) continue;
      const owners = users.slice(0, mostOwners);
      const held = await Promise.all(
        owners.map((user) => this.of(user.userPrincipalName, options)),
      );
      const devices = held.flat();
      const [owner] = owners;
      if (devices.length > 0 || !owner) return { devices, reading, isSure: true };
      return { devices, reading, isSure: false, withoutDevice: owner.displayName };
    }
    return undefined;
  }

  /** The devices of one mailbox; none where there is no such mailbox. */
  private async of(mailbox: string, options: AskOptions): Promise<readonly FoundDevice[]> {
    return this.unlessUnknown({ Mailbox: mailbox }, options);
  }

  private async withId(
    readings: readonly string[],
    options: AskOptions,
  ): Promise<Meant | undefined> {
    for (const [reading, text] of readings.entries()) {
      const said = text.trim();
      const wanted = said.toLowerCase();
      if (reading > 0 && !isIdLike(said)) continue;
      const hasId: IsMeant = ({ deviceId }) => deviceId.toLowerCase() === wanted;
      const found = isGuid(said)
        ? await this.unlessUnknown({ Identity: said }, options)
        : await this.filtered(`DeviceId -eq ${quoted(said)}`, hasId, options);
      if (found.length > 0) return { devices: found, reading, isSure: true };
    }
    return undefined;
  }

  private async named(readings: readonly string[], options: AskOptions): Promise<Meant> {
    const search = new DeviceSearch(readings);
    await this.each({}, (device) => search.look(device), options);
    return search.meant();
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

  private async unlessUnknown(
    asked: { readonly Identity?: string; readonly Mailbox?: string },
    options: AskOptions,
  ): Promise<readonly FoundDevice[]> {
    try {
      return await this.all(asked, () => true, options);
    } catch (error) {
      if (error instanceof TenantFailure && error.fault === 'notFound') return [];
      throw error;
    }
  }

  private async all(
    asked: Parameters,
    isMeant: IsMeant,
    options: AskOptions,
  ): Promise<readonly FoundDevice[]> {
    const found: FoundDevice[] = [];
    await this.each(asked, (device) => isMeant(device) && found.push(device), options);
    return found;
  }

  private async each(
    asked: Parameters,
    look: (device: FoundDevice) => void,
    options: AskOptions,
  ): Promise<void> {
    const parameters = { ResultSize: 'Unlimited', ...asked } as const;
    const call = { cmdlet: 'Get-MobileDevice', parameters } as const;
    for await (const page of this.exchange.run(call, options)) {
      for (const row of page) look(deviceOf(row));
    }
  }
}

type Parameters = Pick<
  CmdletCall<'Get-MobileDevice'>['parameters'],
  'Filter' | 'Identity' | 'Mailbox'
>;
