import type { Directory, DirectoryUser } from '../ports/directory.js';
import type { AskOptions } from '../ports/intune.js';
import type { Person } from './person.js';
import { type RoleMembers, roleOf } from './role.js';

/**
 * Guests, and people of other tenants who were made members here: Entra writes `#EXT#` into their names.
 * Source: learn.microsoft.com/entra/external-id/user-properties.
 */
const isOwn = ({ userType, userPrincipalName }: DirectoryUser): boolean =>
  userType === 'Member' && !userPrincipalName.toUpperCase().includes('#EXT#');

/** Who somebody is and which role they have. Guests, people of other tenants and disabled accounts have none. */
export class PeopleDesk {
  constructor(
    private readonly directory: Directory,
    private readonly members: RoleMembers,
  ) {}

  /**
   * The person behind an Entra object id; undefined when the directory knows nobody by it.
   * @param fresh reads account, membership and groups past the cache, for decisions on a change
   * @throws TenantFailure when the directory does not answer: no answer is no role
   */
  async person(objectId: string, fresh = false): Promise<Person | undefined> {
    const user = await this.directory.user(objectId, { fresh });
    if (!user) return undefined;
    const { displayName: name, userPrincipalName, mail } = user;
    const person = { objectId: user.objectId.toLowerCase(), name, userPrincipalName, mail };
    if (!isOwn(user) || !user.accountEnabled) return { ...person, role: undefined, groups: [] };
    const { groups } = await this.directory.memberships(person.objectId, { fresh });
    const role = roleOf(this.members, new Set([person.objectId, ...groups]));
    return { ...person, role, groups: [...groups].map((id) => id.toLowerCase()) };
  }

  /**
   * Whether the tenant has an enabled account of an address, read past the cache.
   * @throws TenantFailure when the directory does not answer
   */
  async hasAccount(address: string, options: AskOptions = {}): Promise<boolean> {
    const user = await this.directory.user(address, { ...options, fresh: true });
    return user?.accountEnabled === true;
  }
}
