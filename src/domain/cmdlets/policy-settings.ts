import { boolean, integer, list, oneOf, texts, unlimited } from './kind.js';

/**
 * The settings that New- and Set-MobileDeviceMailboxPolicy share, each also a property of the policy.
 * Source: MicrosoftDocs/office-docs-powershell, Set-MobileDeviceMailboxPolicy. Outlook for iOS and
 * Android honours only DeviceEncryptionEnabled, MinPasswordLength (Android), PasswordEnabled and
 * AllowBluetooth (learn.microsoft.com, secure-outlook-for-ios-and-android).
 */
export const policySettings = {
  AllowApplePushNotifications: boolean,
  AllowBluetooth: oneOf('Allow', 'Disable', 'HandsfreeOnly'),
  AllowBrowser: boolean,
  AllowCamera: boolean,
  AllowConsumerEmail: boolean,
  AllowDesktopSync: boolean,
  AllowExternalDeviceManagement: boolean,
  AllowGooglePushNotifications: boolean,
  AllowHTMLEmail: boolean,
  AllowInternetSharing: boolean,
  AllowIrDA: boolean,
  AllowMicrosoftPushNotifications: boolean,
  AllowMobileOTAUpdate: boolean,
  AllowNonProvisionableDevices: boolean,
  AllowPOPIMAPEmail: boolean,
  AllowRemoteDesktop: boolean,
  AllowSimplePassword: boolean,
  AllowSMIMEEncryptionAlgorithmNegotiation: oneOf(
    'AllowAnyAlgorithmNegotiation',
    'BlockNegotiation',
    'OnlyStrongAlgorithmNegotiation',
  ),
  AllowSMIMESoftCerts: boolean,
  AllowStorageCard: boolean,
  AllowTextMessaging: boolean,
  AllowUnsignedApplications: boolean,
  AllowUnsignedInstallationPackages: boolean,
  AllowWiFi: boolean,
  AlphanumericPasswordRequired: boolean,
  AttachmentsEnabled: boolean,
  DeviceEncryptionEnabled: boolean,
  DevicePolicyRefreshInterval: unlimited,
  IrmEnabled: boolean,
  IsDefault: boolean,
  MaxAttachmentSize: unlimited,
  MaxCalendarAgeFilter: oneOf('All', 'TwoWeeks', 'OneMonth', 'ThreeMonths', 'SixMonths'),
  MaxEmailAgeFilter: oneOf('All', 'OneDay', 'ThreeDays', 'OneWeek', 'TwoWeeks', 'OneMonth'),
  MaxEmailBodyTruncationSize: unlimited,
  MaxEmailHTMLBodyTruncationSize: unlimited,
  MaxInactivityTimeLock: unlimited,
  MaxPasswordFailedAttempts: unlimited,
  MinPasswordComplexCharacters: integer(1, 4),
  MinPasswordLength: integer(1, 16),
  PasswordEnabled: boolean,
  PasswordExpiration: unlimited,
  PasswordHistory: integer(0, 50),
  PasswordRecoveryEnabled: boolean,
  RequireDeviceEncryption: boolean,
  RequireEncryptedSMIMEMessages: boolean,
  RequireEncryptionSMIMEAlgorithm: oneOf('DES', 'TripleDES', 'RC240bit', 'RC264bit', 'RC2128bit'),
  RequireManualSyncWhenRoaming: boolean,
  RequireSignedSMIMEAlgorithm: oneOf('SHA1', 'MD5'),
  RequireSignedSMIMEMessages: boolean,
  RequireStorageCardEncryption: boolean,
  UNCAccessEnabled: boolean,
  WSSAccessEnabled: boolean,
} as const;

/** Settings that are lists: written as a list or as a change of one, read as an array. */
export const policyLists = {
  ApprovedApplicationList: { write: list, read: texts },
  UnapprovedInROMApplicationList: { write: list, read: texts },
} as const;
