import type { DeviceDesk } from '../../domain/connector/device-desk.js';
import type { FoundDevice } from '../../domain/connector/found-device.js';
import { PersonFailure } from '../../domain/failure.js';
import {
  type ArgumentReading,
  argumentReadings,
  idsIn,
  severalIn,
} from '../../language/reading/argument.js';

export type Devices = Pick<DeviceDesk, 'meant' | 'quarantined' | 'withOwners'>;

/** What a text names: devices for certain, or some to choose from. */
export interface NamedDevices {
  readonly devices: readonly FoundDevice[];
  readonly isSure: boolean;
  readonly reason: string;
}

/** Nobody names more in one sentence; for more there is the list. */
const mostNamed = 8;

async function namedBy(
  readings: readonly ArgumentReading[],
  devices: Devices,
  signal: AbortSignal,
): Promise<NamedDevices & { readonly withoutDevice?: string }> {
  const meant = await devices.meant(
    readings.map(({ said }) => said),
    { signal },
  );
  const { reason = '', isCut = false } = readings[meant.reading] ?? {};
  return { ...meant, isSure: meant.isSure && !isCut, reason };
}

/** Where the whole names nothing: the devices that its parts name, or the ids in it. */
async function partsOf(
  said: string,
  devices: Devices,
  signal: AbortSignal,
): Promise<readonly FoundDevice[]> {
  const several = severalIn(said);
  const parts = several.length > 1 ? several : idsIn(said);
  const found = await Promise.all(
    parts.slice(0, mostNamed).map((part) => namedBy(argumentReadings(part), devices, signal)),
  );
  const all = found.flatMap((named) => named.devices);
  return [...new Map(all.map((device) => [device.guid || device.deviceId, device])).values()];
}

/**
 * The devices that somebody names: by an id, or by an owner, with politeness, a reason, or more of them beside.
 * @throws PersonFailure where there is none
 * @throws TenantFailure
 */
export async function namedDevices(
  said: string,
  devices: Devices,
  signal: AbortSignal,
): Promise<NamedDevices> {
  const named = await namedBy(argumentReadings(said), devices, signal);
  if (named.devices.length > 0) return named;
  if (named.withoutDevice !== undefined) {
    throw new PersonFailure('noDevice', { name: named.withoutDevice });
  }
  const parts = await partsOf(said, devices, signal);
  if (parts.length === 0) throw new PersonFailure('deviceUnknown', { device: said.slice(0, 80) });
  return { devices: parts, isSure: parts.length > 1, reason: '' };
}
