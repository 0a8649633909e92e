import { assumed, documented, optional } from './cmdlet.js';
import {
  anyOf,
  boolean,
  date,
  identity,
  integer,
  switchParameter,
  text,
  unlimited,
} from './kind.js';

/** Where a device stands. Source: practical365.com (access states); DeviceDiscovery lasts about 14 minutes. */
const accessState = anyOf('Unknown', 'Allowed', 'Blocked', 'Quarantined', 'DeviceDiscovery');

/** Why it stands there; values that Microsoft adds later are passed on as they are. */
const accessStateReason = anyOf(
  'Unknown',
  'Global',
  'Individual',
  'DeviceRule',
  'Upgrade',
  'Policy',
  'UserAgentsChanges',
  'RecentCommands',
  'Watsons',
  'OutOfBudgets',
  'SyncCommands',
  'EnableNotificationEmail',
  'CommandFrequency',
  'ExternallyManaged',
  'ExternalCompliance',
  'ExternalEnrollment',
);

const clientKinds = {
  ActiveSync: optional(switchParameter),
  OWAforDevices: optional(switchParameter),
  RestApi: optional(switchParameter),
  UniversalOutlook: optional(switchParameter),
} as const;

const standing = {
  DeviceAccessState: documented(accessState),
  DeviceAccessStateReason: documented(accessStateReason),
  DeviceAccessControlRule: documented(text()),
  ClientType: documented(anyOf('EAS', 'Outlook', 'REST', 'MOWA', 'UniversalOutlook')),
  ClientVersion: documented(text()),
} as const;

/**
 * Mobile devices. A device's Identity contains `§`; its Guid is the steady key. Without ResultSize
 * Exchange answers with the first 1,000. Phone numbers and IMEIs are not read, and neither are recovery
 * passwords and mailbox logs. Source: MicrosoftDocs/office-docs-powershell; properties as CIPP reads them.
 */
export const mobileDevices = {
  'Get-MobileDevice': {
    name: 'Get-MobileDevice',
    effect: 'read',
    parameters: {
      Identity: optional(identity),
      Mailbox: optional(identity),
      ...clientKinds,
      Filter: optional(text()),
      ResultSize: optional(unlimited),
      SortBy: optional(text()),
    },
    row: {
      Guid: documented(text()),
      Identity: documented(text()),
      DeviceId: documented(text()),
      FriendlyName: documented(text()),
      DeviceModel: documented(text()),
      DeviceOS: documented(text()),
      DeviceType: documented(text()),
      DeviceUserAgent: documented(text()),
      UserDisplayName: documented(text()),
      ...standing,
      FirstSyncTime: assumed(date),
      WhenChangedUTC: assumed(date),
      IsManaged: assumed(boolean),
      IsCompliant: assumed(boolean),
      IsDisabled: assumed(boolean),
    },
  },
  'Get-MobileDeviceStatistics': {
    name: 'Get-MobileDeviceStatistics',
    effect: 'read',
    parameters: {
      Identity: optional(identity),
      Mailbox: optional(identity),
      ...clientKinds,
      UseCustomRouting: optional(switchParameter),
    },
    row: {
      Guid: assumed(text()),
      Identity: documented(text()),
      DeviceID: documented(text()),
      DeviceModel: documented(text()),
      DeviceOS: documented(text()),
      DeviceType: documented(text()),
      ...standing,
      FirstSyncTime: documented(date),
      LastPolicyUpdateTime: documented(date),
      LastSyncAttemptTime: documented(date),
      /** Outlook for iOS and Android reports none: a null here is not "stale". */
      LastSuccessSync: documented(date),
      Status: documented(text()),
      DevicePolicyApplied: documented(text()),
      DevicePolicyApplicationStatus: documented(text()),
      NumberOfFoldersSynced: documented(integer(0, 2147483647)),
    },
  },
} as const;
