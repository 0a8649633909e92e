/** What Microsoft Graph calls `mobileDeviceManagementAuthority`; later values are passed on. */
export type MdmAuthority = 'unknown' | 'intune' | 'sccm' | 'office365' | (string & {});

export interface Organization {
  readonly id: string;
  readonly displayName: string;
  readonly mdmAuthority: MdmAuthority;
  /** True: synchronised. False: it was once. Null: cloud only. */
  readonly onPremisesSyncEnabled: boolean | null;
  readonly onPremisesLastSync: Date | null;
}

/** A service plan of the tenant's subscriptions, such as EXCHANGE_S_STANDARD. */
export interface ServicePlan {
  readonly name: string;
  /** The subscription is Enabled or in its Warning period, and the plan is provisioned. */
  readonly usable: boolean;
}

/** A service's health as Graph words it: `serviceOperational`, `serviceDegradation`, … */
export interface ServiceHealth {
  readonly service: string;
  readonly status: string;
  readonly openIssues: readonly { readonly id: string; readonly title: string }[];
}

/** Intune's own record of a connector (`deviceManagementExchangeConnector`): in 2026 usually none. */
export interface ExchangeConnector {
  readonly id: string;
  readonly status: 'none' | 'connectionPending' | 'connected' | 'disconnected' | (string & {});
  readonly connectorType: string;
  readonly primarySmtpAddress: string | null;
  readonly exchangeOrganization: string | null;
  readonly version: string | null;
  readonly lastSync: Date | null;
}

/** A person with a mailbox, as far as the connector cares. */
export interface MailboxUser {
  readonly userPrincipalName: string;
  /** The primary SMTP address; null where there is none. */
  readonly mail: string | null;
  readonly intuneLicensed: boolean;
}

/** A device that Intune manages, as far as Exchange ActiveSync knows it too. */
export interface ManagedDevice {
  readonly easDeviceId: string;
  /** `compliant`, `noncompliant`, `inGracePeriod`, …: Graph's words, later ones are passed on. */
  readonly complianceState: string;
}

export interface AskOptions {
  readonly signal?: AbortSignal;
}

/**
 * Intune and the organization, through Microsoft Graph.
 * Every member throws TenantFailure (service `graph` or `authority`) when there is no answer.
 */
export interface Intune {
  organization(options?: AskOptions): Promise<Organization>;
  servicePlans(options?: AskOptions): Promise<readonly ServicePlan[]>;
  /** Exchange Online and Microsoft Intune. */
  serviceHealth(options?: AskOptions): Promise<readonly ServiceHealth[]>;
  exchangeConnectors(options?: AskOptions): Promise<readonly ExchangeConnector[]>;
  /** Members of the tenant with an Exchange plan, page by page; guests and disabled accounts left out. */
  mailboxUsers(options?: AskOptions): AsyncIterable<MailboxUser>;
  /** Managed devices that have an id of Exchange ActiveSync, page by page. */
  managedDevices(options?: AskOptions): AsyncIterable<readonly ManagedDevice[]>;
}
