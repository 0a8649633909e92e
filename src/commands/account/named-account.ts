import { say } from '../../cards/button.js';
import { listCard } from '../../cards/list-card.js';
import { PersonFailure } from '../../domain/failure.js';
import type { AccountFinder, FoundAccounts } from '../../domain/people/account-finder.js';
import { isSureMatch } from '../../domain/people/name-match.js';
import type { DirectoryUser } from '../../domain/ports/directory.js';
import type { Wording } from '../../language/forms.js';
import { argumentReadings } from '../../language/reading/argument.js';
import { sayForm } from '../../language/say-form.js';
import type { Voice } from '../../language/voice.js';
import { cardReply, type Reply } from '../reply.js';

export type Accounts = Pick<AccountFinder, 'find'>;

/** The account that a text names; several where it is to be asked which. */
export type NamedAccount =
  | { readonly address: string }
  | { readonly several: readonly DirectoryUser[] };

const mostShown = 10;

/**
 * Finds the account that somebody names as they call it: by an address, an alias, a name, or a part of one.
 * @throws PersonFailure where there is none, or the text can't be one
 * @throws TenantFailure
 */
export async function namedAccount(
  said: string,
  accounts: Accounts,
  signal: AbortSignal,
): Promise<NamedAccount> {
  // What an address may hold is checked where it is asked for.
  if (said.includes('@')) return { address: said };
  if (!/[\p{L}\p{N}]/u.test(said)) throw new PersonFailure('accountMalformed', { account: said });
  let nearest: FoundAccounts | undefined;
  for (const reading of argumentReadings(said)) {
    const found = await accounts.find(reading.said, { signal });
    // What was cut off may be the end of somebody else's name.
    if (isSureMatch(found.match))
      return reading.isCut ? { several: found.users } : chosen(found.users);
    nearest ??= found.users.length > 0 ? found : undefined;
  }
  if (!nearest) throw new PersonFailure('accountNotFound', { account: said.slice(0, 80) });
  return chosen(nearest.users);
}

const chosen = (users: readonly DirectoryUser[]): NamedAccount => {
  const [user, another] = users;
  return user && !another ? { address: user.userPrincipalName } : { several: users };
};

/** Accounts to choose from, by name and address; a button types the command for each. */
export function accountChoice(
  wording: Wording,
  users: readonly DirectoryUser[],
  voice: Voice,
): Reply {
  const shown = users.slice(0, mostShown);
  const text = voice.say('person.several', { n: users.length });
  const more = voice.say('devices.shownOf', { shown: shown.length, n: users.length });
  return cardReply(
    listCard(
      {
        title: voice.say('person.which'),
        intro: shown.length < users.length ? voice.say('joining.sentences', { text, more }) : text,
        lines: shown.map(({ displayName, userPrincipalName }) => ({
          title: voice.name(displayName),
          text: voice.name(userPrincipalName),
        })),
        says: shown.map(({ displayName, userPrincipalName: account }) =>
          say(
            sayForm(wording.forms, voice.language, { account }),
            voice.say('joining.aside', {
              text: voice.name(displayName),
              aside: voice.name(account),
            }),
          ),
        ),
      },
      voice,
    ),
  );
}
