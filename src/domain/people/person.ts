import type { Role } from './role.js';

/** Somebody who speaks to the bot, as the tenant's directory knows them. */
export interface Person {
  /** Entra object id, in lower case. */
  readonly objectId: string;
  readonly name: string;
  /** User principal name; empty only where the directory gave none. */
  readonly userPrincipalName: string;
  readonly mail: string | null;
  readonly role: Role | undefined;
  /** Entra object ids of all groups that the person is in, also through others; in lower case. */
  readonly groups: readonly string[];
}
