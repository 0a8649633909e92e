import type { MailboxUser } from '../ports/intune.js';

const mostExamples = 5;

/** How many, and the first few of them by name. */
export interface Named {
  readonly count: number;
  readonly examples: readonly string[];
}

/** People with a mailbox, as far as the connector cares. */
export interface People {
  readonly people: number;
  /** Whose sign-in name is not their primary address: their devices may not be found. */
  readonly differing: Named;
  readonly unlicensed: Named;
  /** There were more people than were looked at. */
  readonly isCut: boolean;
}

class Tally {
  count = 0;
  readonly examples: string[] = [];

  add(name: string): void {
    this.count += 1;
    if (this.examples.length < mostExamples) this.examples.push(name);
  }
}

/** Looks at people one by one, and stops asking at the limit. */
export async function lookAtPeople(
  users: AsyncIterable<MailboxUser>,
  limit: number,
): Promise<People> {
  const differing = new Tally();
  const unlicensed = new Tally();
  let people = 0;
  for await (const { userPrincipalName, mail, intuneLicensed } of users) {
    if (people === limit) return { people, differing, unlicensed, isCut: true };
    people += 1;
    if (mail?.toLowerCase() !== userPrincipalName.toLowerCase()) differing.add(userPrincipalName);
    if (!intuneLicensed) unlicensed.add(userPrincipalName);
  }
  return { people, differing, unlicensed, isCut: false };
}
