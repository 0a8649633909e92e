import { TenantFailure } from '../failure.js';
import type { AskOptions } from './intune.js';

/** A user of the tenant, as the directory knows it. */
export interface DirectoryUser {
  readonly objectId: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly mail: string | null;
  readonly userType: 'Member' | 'Guest';
  readonly accountEnabled: boolean;
}

/** An Entra role that somebody holds, directly or through groups. */
export interface DirectoryRole {
  /** The role's template id: the same in every tenant. */
  readonly templateId: string;
  readonly displayName: string;
}

/** What somebody belongs to, through any depth of groups. */
export interface Memberships {
  /** Entra object ids of groups. */
  readonly groups: ReadonlySet<string>;
  readonly roles: readonly DirectoryRole[];
  /** Graph told that there are roles, and not which: the application lacks RoleManagement.Read.Directory. */
  readonly areRolesHidden: boolean;
}

/** A client secret of an application, as far as Entra tells of it. */
export interface ClientSecret {
  /** Its first three characters. */
  readonly hint: string;
  readonly endsAt: Date;
}

/**
 * Entra ID, through Microsoft Graph. Every member throws TenantFailure when there is no answer, and
 * then nobody has a role.
 */
export interface Directory {
  /**
   * A user by object id, user principal name or primary address; undefined when there is none. Read from a cache of
   * at most 5 minutes, unless `fresh` is asked for.
   */
  user(
    idOrAddress: string,
    options?: AskOptions & { fresh?: boolean },
  ): Promise<DirectoryUser | undefined>;
  /**
   * People whose display name, alias or address may be meant, at most some hundred: whoever asks compares the
   * names. Read anew each time.
   */
  usersNamed(name: string, options?: AskOptions): Promise<readonly DirectoryUser[]>;
  /** Read from a cache of at most 5 minutes, unless `fresh` is asked for. */
  memberships(objectId: string, options?: AskOptions & { fresh?: boolean }): Promise<Memberships>;
  /** The Entra roles of an application's service principal, by its application (client) id. */
  applicationRoles(appId: string, options?: AskOptions): Promise<readonly DirectoryRole[]>;
  /** The client secrets of an application registration, by its application (client) id. */
  clientSecrets(appId: string, options?: AskOptions): Promise<readonly ClientSecret[]>;
}

/** Told where a check needs to know the roles. */
export const rolesHidden = (): TenantFailure =>
  new TenantFailure('graph', 'accessDenied', {
    asked: 'directoryRole',
    said: 'Graph does not tell which Entra roles these are. RoleManagement.Read.Directory is missing.',
  });
