import { plainAddress } from '../checks/account-address.js';
import type { Directory, DirectoryUser } from '../ports/directory.js';
import type { AskOptions } from '../ports/intune.js';
import {
  bestMatch,
  bestMatches,
  type ComparableName,
  comparableName,
  type NameMatch,
  nameMatch,
} from './name-match.js';

/** The accounts that a text names best. */
export interface FoundAccounts {
  readonly match: NameMatch | undefined;
  readonly users: readonly DirectoryUser[];
}

const prefixOf = (address: string | null): string => address?.split('@')[0] ?? '';

/** How well a text names an account: by display name, alias, sign-in name or address. */
const accountMatch = (said: ComparableName, user: DirectoryUser): NameMatch | undefined => {
  const { displayName, userPrincipalName, mail } = user;
  const names = [displayName, userPrincipalName, mail ?? ''];
  const aliases = [prefixOf(userPrincipalName), prefixOf(mail)];
  return bestMatch([...names, ...aliases].map((name) => nameMatch(said, comparableName(name))));
};

/** Finds accounts of the tenant by what people call them. */
export class AccountFinder {
  constructor(private readonly directory: Pick<Directory, 'user' | 'usersNamed'>) {}

  /**
   * The accounts that a text names best; who finds several has to ask.
   * @throws TenantFailure when the directory does not answer
   */
  async find(said: string, options: AskOptions = {}): Promise<FoundAccounts> {
    if (said.includes('@')) {
      const user = await this.directory.user(plainAddress(said), options);
      return user ? { match: 'literal', users: [user] } : { match: undefined, users: [] };
    }
    const named = await this.directory.usersNamed(said, options);
    const name = comparableName(said);
    const { match, items } = bestMatches(named, (user) => accountMatch(name, user));
    return { match, users: items };
  }
}
