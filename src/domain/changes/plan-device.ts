import { rowsOf } from '../checks/answered.js';
import { TenantFailure } from '../failure.js';
import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { AskOptions } from '../ports/intune.js';
import type { Plan } from './plan.js';

/** What is to become of one device in its mailbox's own lists. */
export interface DeviceWish {
  readonly action: 'allow' | 'block';
  /** The mailbox, as Exchange names it in the device's Identity. */
  readonly mailbox: string;
  readonly deviceId: string;
  /** Whose it is and what it is, for people. */
  readonly shown: string;
}

/** A mailbox's own lists. */
export interface DeviceLists {
  readonly allowed: readonly string[];
  readonly blocked: readonly string[];
}

/** @throws TenantFailure */
export async function readLists(
  exchange: Pick<ExchangeBackend, 'run'>,
  mailbox: string,
  options: AskOptions = {},
): Promise<DeviceLists> {
  const call = { cmdlet: 'Get-CASMailbox', parameters: { Identity: mailbox } } as const;
  const [row] = await rowsOf(exchange.run(call, options));
  if (!row) throw new TenantFailure('exchange', 'notFound', { asked: 'Get-CASMailbox' });
  return {
    allowed: row.ActiveSyncAllowedDeviceIDs ?? [],
    blocked: row.ActiveSyncBlockedDeviceIDs ?? [],
  };
}

/** An entry in one list, and none in the other; other devices' entries stay. */
export function planDevice({ allowed, blocked }: DeviceLists, wish: DeviceWish): Plan {
  const { action, mailbox, deviceId } = wish;
  const [into, outOf] = action === 'allow' ? [allowed, blocked] : [blocked, allowed];
  const isAdded = !into.includes(deviceId);
  const isRemoved = outOf.includes(deviceId);
  if (!isAdded && !isRemoved) return [];
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
        ...(isRemoved ? { [outOfName]: { remove: [deviceId] } } : {}),
      },
      target: wish.shown,
      differences: [
        ...(isAdded ? [{ name: intoName, before: null, after: deviceId }] : []),
        ...(isRemoved ? [{ name: outOfName, before: deviceId, after: null }] : []),
      ],
    },
  ];
}
