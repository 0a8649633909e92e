import type { Device, Mailbox } from './device.js';
import type { DeviceIndex } from './device-index.js';
import type { Entra } from './entra.js';
import type { Rbac } from './rbac.js';

export type AccessLevel = 'Allow' | 'Block' | 'Quarantine';

export interface AccessRule {
  readonly queryString: string;
  readonly characteristic: string;
  accessLevel: AccessLevel;
}

export interface MailboxPolicy {
  name: string;
  readonly guid: string;
  changedAt: number;
  /** Every setting by its name; absent means Exchange's default. */
  readonly settings: Record<string, unknown>;
}

export interface OrganizationSettings {
  defaultAccessLevel: AccessLevel;
  adminMailRecipients: string[];
  userMailInsert: string;
  otaNotificationMailInsert: string;
  allowRmsSupport: boolean;
  changedAt: number;
}

export interface ConnectorRecord {
  readonly id: string;
  status: string;
  lastSyncDateTime: string | null;
  readonly primarySmtpAddress: string;
  readonly exchangeConnectorType: string;
  readonly exchangeOrganization: string | null;
  readonly exchangeAlias: string | null;
}

/** What an administrator may alter through `PUT /sandbox/tenant`. */
export interface TenantSettings {
  mobileDeviceManagementAuthority: string;
  onPremisesSyncEnabled: boolean | null;
  /** A fixed moment of the last directory synchronisation; null: as `onPremisesLastSyncMinutesAgo` says. */
  onPremisesLastSyncDateTime: string | null;
  /** Minutes since the last directory synchronisation; null: the usual cycle of 30 minutes. */
  onPremisesLastSyncMinutesAgo: number | null;
  adminDisplayVersion: string;
  exchangePlan: boolean;
  intunePlan: boolean;
  /** Graph's status words by service. */
  serviceHealth: Record<string, string>;
  exchangeConnectorsAccepted: boolean;
  /** An administrator has consented to what the bot asks in people's names. */
  delegatedConsent: boolean;
  /** Conditional Access wants another factor of people for Exchange and Graph. */
  factorDemanded: boolean;
  /** Whether the bot's application is registered in this tenant. */
  applicationRegistered: boolean;
  /** The tenant that its registration is in. */
  appOwnerOrganizationId: string;
  signInAudience: string;
  /** Whether its service principal may sign in. */
  servicePrincipalEnabled: boolean;
  /** When its one secret ends. */
  secretEndDateTime: string;
  /** Thumbprints of its certificates, as hexadecimal digits. */
  certificateThumbprints: string[];
  /** Its application id URIs. */
  identifierUris: string[];
  /** Its scope access_as_user: who may consent, or why nobody can. */
  accessScope: 'User' | 'Admin' | 'disabled' | 'none';
  /** The clients that are authorized for that scope. */
  preAuthorizedClients: string[];
  /** Its redirect URIs of the platform Web. */
  redirectUris: string[];
  /** Whether Exchange knows it, by New-ServicePrincipal. */
  servicePrincipalInExchange: boolean;
  /** By how much the clocks of the services are ahead, in minutes; below 0: behind. */
  clockMinutes: number;
}

/** Everything that the simulated tenant holds. */
export interface TenantState {
  readonly organizationSettings: OrganizationSettings;
  readonly rules: Map<string, AccessRule>;
  readonly policies: MailboxPolicy[];
  readonly mailboxes: readonly Mailbox[];
  readonly devices: readonly Device[];
  readonly index: DeviceIndex;
  readonly connectors: ConnectorRecord[];
  readonly settings: TenantSettings;
  readonly rbac: Rbac;
  readonly entra: Entra;
  /** Names of the application permissions that the bot's application has. */
  readonly consented: Set<string>;
}
