import type { ClientSecret } from './directory.js';
import type { AskOptions } from './intune.js';

/** An application registration, as far as it can be wrong. */
export interface Registration {
  /** Who may sign in: `AzureADMyOrg` is this tenant alone. */
  readonly signInAudience: string;
  readonly secrets: readonly ClientSecret[];
  /** Thumbprints of its certificates, as hexadecimal digits in upper case: SHA-1, or SHA-256. */
  readonly thumbprints: readonly string[];
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
}
