import { rowsOf } from '../checks/answered.js';
import type { Row } from '../cmdlets/catalogue.js';
import { PersonFailure, TenantFailure } from '../failure.js';
import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { AskOptions } from '../ports/intune.js';

type Exchange = Pick<ExchangeBackend, 'run'>;

/** A device in a mailbox, as far as it takes to tell the mailbox from another of the same name. */
export interface DeviceInMailbox {
  /** Any name of the mailbox: that in a device's Identity may be two mailboxes'. */
  readonly mailbox: string;
  readonly deviceId: string;
  /** Exchange's own key of the device; undefined in changes that were planned before it was kept. */
  readonly guid?: string;
}

/** Clients write their own id now in capitals, now not. */
export const isSameId = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();

/** Whether a mailbox has the device that is meant. */
async function holds(
  address: string,
  { deviceId, guid }: DeviceInMailbox,
  exchange: Exchange,
  options: AskOptions,
): Promise<boolean> {
  const parameters = { Mailbox: address, ResultSize: 'Unlimited' } as const;
  const devices = await rowsOf(exchange.run({ cmdlet: 'Get-MobileDevice', parameters }, options));
  return devices.some((device) =>
    guid ? isSameId(device.Guid ?? '', guid) : isSameId(device.DeviceId ?? '', deviceId),
  );
}

/**
 * The one mailbox that has a device.
 * @throws PersonFailure where several mailboxes have the name, and not exactly one of them has the device
 * @throws TenantFailure also where there is no such mailbox
 */
export async function mailboxOfDevice(
  exchange: Exchange,
  device: DeviceInMailbox,
  options: AskOptions = {},
): Promise<Row<'Get-CASMailbox'>> {
  const { mailbox } = device;
  const call = { cmdlet: 'Get-CASMailbox', parameters: { Identity: mailbox } } as const;
  const rows = await rowsOf(exchange.run(call, options));
  const [only, another] = rows;
  if (!only) throw new TenantFailure('exchange', 'notFound', { asked: 'Get-CASMailbox' });
  if (!another) return only;
  const held = await Promise.all(
    rows.map((row) => holds(row.PrimarySmtpAddress ?? mailbox, device, exchange, options)),
  );
  const [meant, second] = rows.filter((_, place) => held[place]);
  if (!meant || second) throw new PersonFailure('mailboxAmbiguous', { mailbox });
  return meant;
}
