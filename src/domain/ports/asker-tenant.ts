import type { Person } from '../people/person.js';
import type { ExchangeBackend } from './exchange-backend.js';
import type { Intune } from './intune.js';

/**
 * The tenant as one signed-in person reaches it. There is no way to run a cmdlet in it: with somebody's own
 * token the bot looks, and nothing else.
 * Both members also throw SignInNeeded when the person's sign-in is over.
 */
export type AskerTenant = Pick<ExchangeBackend, 'permittedCmdlets'> &
  Pick<Intune, 'exchangeConnectors'>;

/** The tenant in the name of this person alone. */
export type AskerTenantOf = (person: Pick<Person, 'objectId' | 'userPrincipalName'>) => AskerTenant;
