import { type DeviceInMailbox, isSameId, mailboxOfDevice } from '../connector/mailbox-of-device.js';
import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { AskOptions } from '../ports/intune.js';
import type { Plan } from './plan.js';

/** What is to become of one device in its mailbox's own lists. */
export interface DeviceWish extends DeviceInMailbox {
  readonly action: 'allow' | 'block';
  /** Whose it is and what it is, for people. */
  readonly shown: string;
}

/** A mailbox's own lists. */
export interface DeviceLists {
  /** The mailbox's primary address. */
  readonly address: string;
  readonly allowed: readonly string[];
  readonly blocked: readonly string[];
}

/**
 * The lists of the one mailbox that has a device.
 * @throws PersonFailure where it isn't certain which mailbox that is
 * @throws TenantFailure
 */
export async function readLists(
  exchange: Pick<ExchangeBackend, 'run'>,
  wanted: DeviceInMailbox,
  options: AskOptions = {},
): Promise<DeviceLists> {
  const row = await mailboxOfDevice(exchange, wanted, options);
  return {
    address: row.PrimarySmtpAddress ?? wanted.mailbox,
    allowed: row.ActiveSyncAllowedDeviceIDs ?? [],
    blocked: row.ActiveSyncBlockedDeviceIDs ?? [],
  };
}

/** An entry in one list, and none in the other; other devices' entries stay. */
export function planDevice(
  lists: Pick<DeviceLists, 'allowed' | 'blocked'>,
  wish: DeviceWish,
): Plan {
  const { allowed, blocked } = lists;
  const { action, mailbox, deviceId } = wish;
  const [into, outOf] = action === 'allow' ? [allowed, blocked] : [blocked, allowed];
  const isAdded = !into.some((id) => isSameId(id, deviceId));
  const removed = outOf.filter((id) => isSameId(id, deviceId));
  if (!isAdded && removed.length === 0) return [];
  const [intoName, outOfName] =
    action === 'allow'
      ? (['ActiveSyncAllowedDeviceIDs', 'ActiveSyncBlockedDeviceIDs'] as const)
      : (['ActiveSyncBlockedDeviceIDs', 'ActiveSyncAllowedDeviceIDs'] as const);
  return [
    {
      cmdlet: 'Set-CASMailbox',
      parameters: {
        Identity: mailbox,
        ...(isAdded ? { [intoName]: { add: [deviceId] } } : {}),
        ...(removed.length > 0 ? { [outOfName]: { remove: removed } } : {}),
      },
      target: wish.shown,
      differences: [
        ...(isAdded ? [{ name: intoName, before: null, after: deviceId }] : []),
        ...removed.map((id) => ({ name: outOfName, before: id, after: null })),
      ],
    },
  ];
}
