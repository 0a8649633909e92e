/** What a setting of a policy is when nobody set it. Source: Set-MobileDeviceMailboxPolicy's page. */
const on = [
  'AllowApplePushNotifications',
  'AllowBrowser',
  'AllowCamera',
  'AllowConsumerEmail',
  'AllowDesktopSync',
  'AllowGooglePushNotifications',
  'AllowHTMLEmail',
  'AllowInternetSharing',
  'AllowIrDA',
  'AllowMicrosoftPushNotifications',
  'AllowMobileOTAUpdate',
  'AllowNonProvisionableDevices',
  'AllowPOPIMAPEmail',
  'AllowRemoteDesktop',
  'AllowSimplePassword',
  'AllowSMIMESoftCerts',
  'AllowStorageCard',
  'AllowTextMessaging',
  'AllowUnsignedApplications',
  'AllowUnsignedInstallationPackages',
  'AllowWiFi',
  'AttachmentsEnabled',
  'IrmEnabled',
  'UNCAccessEnabled',
  'WSSAccessEnabled',
];

const off = [
  'AllowExternalDeviceManagement',
  'AlphanumericPasswordRequired',
  'DeviceEncryptionEnabled',
  'IsDefault',
  'PasswordEnabled',
  'PasswordRecoveryEnabled',
  'RequireDeviceEncryption',
  'RequireEncryptedSMIMEMessages',
  'RequireManualSyncWhenRoaming',
  'RequireSignedSMIMEMessages',
  'RequireStorageCardEncryption',
];

const unlimited = [
  'DevicePolicyRefreshInterval',
  'MaxAttachmentSize',
  'MaxEmailBodyTruncationSize',
  'MaxEmailHTMLBodyTruncationSize',
  'MaxInactivityTimeLock',
  'MaxPasswordFailedAttempts',
  'PasswordExpiration',
];

const all = (names: readonly string[], value: unknown): [string, unknown][] =>
  names.map((name) => [name, value]);

export const policyDefaults: { readonly [setting: string]: unknown } = {
  ...Object.fromEntries([...all(on, true), ...all(off, false), ...all(unlimited, 'Unlimited')]),
  AllowBluetooth: 'Allow',
  AllowSMIMEEncryptionAlgorithmNegotiation: 'AllowAnyAlgorithmNegotiation',
  RequireEncryptionSMIMEAlgorithm: 'TripleDES',
  RequireSignedSMIMEAlgorithm: 'SHA1',
  MaxCalendarAgeFilter: 'All',
  MaxEmailAgeFilter: 'All',
  MinPasswordComplexCharacters: 1,
  MinPasswordLength: null,
  PasswordHistory: 0,
  ApprovedApplicationList: [],
  UnapprovedInROMApplicationList: [],
};
