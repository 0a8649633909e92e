import type { Device, Mailbox } from '../device.js';
import { deviceIdentity } from '../device-index.js';
import type { TenantState } from '../state.js';
import { ambiguous, invalidValue, mailboxNotFound, objectNotFound } from './exchange-error.js';
import { type Handler, type Input, type OutputRow, outputOf } from './handler.js';
import { isTrue, requiredText, textOf } from './input.js';
import { momentOf, withNoise } from './noise.js';
import { readFilter } from './opath-filter.js';
import { privateValues } from './private-values.js';

const defaultResultSize = 1000;

const standingOf = (device: Device): OutputRow => ({
  DeviceAccessState: device.state,
  'DeviceAccessState@data.type': 'Microsoft.Exchange.Data.Directory.DeviceAccessState',
  DeviceAccessStateReason: device.reason,
  DeviceAccessControlRule: device.rule,
  ClientType: device.clientType,
  ClientVersion: device.clientVersion,
});

const deviceRow = (device: Device): OutputRow =>
  withNoise(
    'MobileDevice',
    {
      Guid: device.guid,
      Identity: deviceIdentity(device),
      DeviceId: device.deviceId,
      FriendlyName: device.friendlyName,
      DeviceModel: device.model,
      DeviceOS: device.os,
      DeviceType: device.type,
      DeviceUserAgent: device.userAgent,
      DeviceImei: privateValues.imei,
      DeviceTelephoneNumber: privateValues.telephoneNumber,
      DeviceMobileOperator: 'Contoso Mobile',
      UserDisplayName: device.userDisplayName,
      ...standingOf(device),
      FirstSyncTime: momentOf(device.firstSync),
      IsManaged: device.isManaged,
      IsCompliant: device.isManaged,
      IsDisabled: false,
    },
    device.changedAt,
  );

const statisticsRow = (device: Device): OutputRow =>
  withNoise(
    'MobileDeviceStatistics',
    {
      Guid: device.guid,
      Identity: deviceIdentity(device),
      DeviceID: device.deviceId,
      DeviceModel: device.model,
      DeviceOS: device.os,
      DeviceType: device.type,
      ...standingOf(device),
      FirstSyncTime: momentOf(device.firstSync),
      LastPolicyUpdateTime: momentOf(device.firstSync),
      LastSyncAttemptTime: momentOf(device.lastSuccess),
      LastSuccessSync: momentOf(device.lastSuccess),
      Status: 'DeviceOk',
      DevicePolicyApplied: device.mailbox.policy ?? 'Default',
      DevicePolicyApplicationStatus: 'AppliedInFull',
      NumberOfFoldersSynced: device.lastSuccess === null ? 0 : 6,
      RecoveryPassword: privateValues.recoveryPassword,
      DevicePhoneNumber: privateValues.telephoneNumber,
    },
    device.changedAt,
  );

function mailboxOf({ index }: TenantState, name: string): Mailbox {
  const [found, another] = index.mailboxes(name);
  if (!found) throw mailboxNotFound();
  if (another) throw ambiguous(name);
  return found;
}

function deviceOf({ index }: TenantState, identity: string): Device {
  const found = index.device(identity);
  if (!found) throw objectNotFound(identity);
  return found;
}

/** Switches that keep only devices of one kind of client. */
const clientSwitches: { readonly [parameter: string]: string } = {
  ActiveSync: 'EAS',
  OWAforDevices: 'MOWA',
  RestApi: 'REST',
  UniversalOutlook: 'UniversalOutlook',
};

function selected(input: Input, state: TenantState): readonly Device[] {
  const mailbox = textOf(input, 'Mailbox');
  const identity = textOf(input, 'Identity');
  if (mailbox !== undefined && identity !== undefined) {
    throw invalidValue('Parameter set cannot be resolved using the specified named parameters.');
  }
  if (identity !== undefined) return [deviceOf(state, identity)];
  const owner = mailbox === undefined ? undefined : mailboxOf(state, mailbox);
  const kinds = Object.keys(clientSwitches)
    .filter((parameter) => isTrue(input, parameter))
    .map((parameter) => clientSwitches[parameter]);
  if (!owner && kinds.length === 0) return state.devices;
  return state.devices.filter(
    (device) =>
      (!owner || device.mailbox === owner) &&
      (kinds.length === 0 || kinds.includes(device.clientType)),
  );
}

function resultSizeOf(input: Input): number {
  const value = input['ResultSize'];
  if (value === undefined || value === null) return defaultResultSize;
  if (String(value).toLowerCase() === 'unlimited') return Number.POSITIVE_INFINITY;
  const size = Number(value);
  if (!Number.isInteger(size) || size < 0) {
    throw invalidValue(`Cannot convert value "${String(value)}" to type "Unlimited[UInt32]".`);
  }
  return size;
}

const get: Handler = (input, { state }) => {
  const filter = textOf(input, 'Filter');
  const matches = filter === undefined ? () => true : readFilter(filter);
  const devices = selected(input, state);
  const found = filter === undefined ? devices : devices.filter((one) => matches(deviceRow(one)));
  const size = resultSizeOf(input);
  const sortBy = textOf(input, 'SortBy');
  const sorted =
    sortBy === undefined
      ? found
      : found.toSorted((one, other) =>
          String(deviceRow(one)[sortBy] ?? '').localeCompare(
            String(deviceRow(other)[sortBy] ?? ''),
          ),
        );
  if (sorted.length <= size) return outputOf(sorted, deviceRow);
  return outputOf(sorted.slice(0, size), deviceRow, [
    `By default, only the first ${size} items are returned. Use the ResultSize parameter to specify the number of items returned. To return all items, specify "-ResultSize Unlimited". Be aware that, depending on the actual number of items, returning all items can take a long time and consume a large amount of memory.`,
  ]);
};

const statistics: Handler = (input, { state }) => {
  if (textOf(input, 'Mailbox') === undefined) requiredText(input, 'Identity');
  return outputOf(selected(input, state), statisticsRow);
};

export const mobileDeviceHandlers = {
  'Get-MobileDevice': get,
  'Get-MobileDeviceStatistics': statistics,
} as const;
