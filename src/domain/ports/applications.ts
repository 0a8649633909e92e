import type { ClientSecret } from './directory.js';
import type { AskOptions } from './intune.js';

/** A scope that a registration exposes: all of it, because Graph takes the whole list or none. */
export interface ExposedScope {
  readonly id: string;
  readonly value: string;
  readonly isEnabled: boolean;
  /** Who may consent: `User` is everybody, `Admin` administrators alone. */
  readonly type: string;
  readonly adminConsentDisplayName: string | null;
  readonly adminConsentDescription: string | null;
  readonly userConsentDisplayName: string | null;
  readonly userConsentDescription: string | null;
}

/** A client that gets tokens for an application without anybody being asked. */
export interface PreAuthorizedClient {
  readonly appId: string;
  readonly scopeIds: readonly string[];
}

/** An application registration, as far as it can be wrong. */
export interface Registration {
  /** Its own object id, which is not that of the enterprise application. */
  readonly objectId: string;
  /** Who may sign in: `AzureADMyOrg` is this tenant alone. */
  readonly signInAudience: string;
  readonly secrets: readonly ClientSecret[];
  /** Thumbprints of its certificates, as hexadecimal digits in upper case: SHA-1, or SHA-256. */
  readonly thumbprints: readonly string[];
  /** Its application id URIs. */
  readonly identifierUris: readonly string[];
  readonly scopes: readonly ExposedScope[];
  readonly preAuthorized: readonly PreAuthorizedClient[];
  /** Those of the platform Web. */
  readonly redirectUris: readonly string[];
}

/** A consent to what an application may do in people's names. */
export interface DelegatedGrant {
  readonly scopes: readonly string[];
  /** False: one person consented, for themself. */
  readonly isForEverybody: boolean;
}

/** An application as a tenant has it: its service principal, which admins know as enterprise application. */
export interface EnterpriseApplication {
  readonly objectId: string;
  readonly isEnabled: boolean;
  /** The tenant that the registration is in; null where Entra does not tell. */
  readonly ownerTenantId: string | null;
}

/**
 * The applications of the tenant, through Microsoft Graph, by their application (client) ids. Every member
 * throws TenantFailure when there is no answer.
 */
export interface Applications {
  /** Undefined when this tenant has no such registration. */
  registration(appId: string, options?: AskOptions): Promise<Registration | undefined>;
  /** Undefined when the tenant does not know the application at all. */
  enterpriseApplication(
    appId: string,
    options?: AskOptions,
  ): Promise<EnterpriseApplication | undefined>;
  /** None where the tenant does not know the application. */
  delegatedGrants(appId: string, options?: AskOptions): Promise<readonly DelegatedGrant[]>;
}
