import { rowsOf } from '../../checks/answered.js';
import {
  type DeviceInMailbox,
  isSameId,
  mailboxOfDevice,
} from '../../connector/mailbox-of-device.js';
import { TenantFailure } from '../../failure.js';
import type { ExchangeBackend } from '../../ports/exchange-backend.js';
import type { AskOptions } from '../../ports/intune.js';
import type { DeviceWish, Missing, Plan } from '../plan.js';

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
 * @throws TenantFailure when there is no such mailbox, or no answer
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

/**
 * The device where it isn't there any more, or was registered anew: then it is another partnership than the one
 * that the change is about. A record of an earlier version doesn't tell which one that was.
 * @throws TenantFailure
 */
export async function missingDevice(
  exchange: Pick<ExchangeBackend, 'run'>,
  { mailbox, deviceId, guid, shown }: DeviceWish,
  options: AskOptions = {},
): Promise<readonly Missing[]> {
  if (guid === undefined) return [];
  const call = { cmdlet: 'Get-MobileDevice', parameters: { Mailbox: mailbox } } as const;
  const rows = await rowsOf(exchange.run(call, options)).catch((error: unknown) => {
    if (error instanceof TenantFailure && error.fault === 'notFound') return [];
    throw error;
  });
  const isThere = rows.some((row) => row.Guid === guid && isSameId(row.DeviceId ?? '', deviceId));
  return isThere ? [] : [{ what: 'device', name: shown }];
}

/** An entry in one list, and none in the other; other devices' entries stay. */
export function planDevice(
  { allowed, blocked }: Pick<DeviceLists, 'allowed' | 'blocked'>,
  wish: DeviceWish,
): Plan {
  const { action, mailbox, deviceId } = wish;
  const [into, outOf] = action === 'allow' ? [allowed, blocked] : [blocked, allowed];
  const isAdded = !into.some((each) => isSameId(each, deviceId));
  const removed = outOf.filter((each) => isSameId(each, deviceId));
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
        ...removed.map((entry) => ({ name: outOfName, before: entry, after: null })),
      ],
    },
  ];
}
