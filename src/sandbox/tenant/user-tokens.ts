import type { Entra, EntraUser } from './entra.js';
import { accessToken, type TokenAnswering } from './token-answer.js';

/** Teams in a browser, which is what the page plays. */
const teamsWeb = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';

/** A tenant that guests come from. */
const elsewhere = 'https://sts.windows.net/99999999-9999-4999-8999-999999999999/';

/** Tokens of people for the bot, as their Teams gets them from Entra without asking anybody. */
export class UserTokens {
  /** Who has given another factor. */
  private readonly strong = new Set<string>();

  constructor(
    private readonly entra: () => Entra,
    private readonly answering: () => TokenAnswering,
  ) {}

  /** @returns undefined when there is no such person */
  async token(name: string): Promise<string | undefined> {
    const user = this.entra().user(name);
    if (!user) return undefined;
    const { appId } = this.answering().people.servicePrincipal;
    return accessToken(this.answering(), {
      aud: appId,
      azp: teamsWeb,
      azpacr: '0',
      oid: user.objectId,
      name: user.displayName,
      preferred_username: user.userPrincipalName,
      scp: 'access_as_user',
      amr: this.strong.has(user.objectId) ? ['pwd', 'mfa'] : ['pwd'],
      ...guestClaims(user),
    });
  }

  strengthen(objectId: string): void {
    this.strong.add(objectId);
  }

  clear(): void {
    this.strong.clear();
  }
}

const guestClaims = ({ userType }: EntraUser): object =>
  userType === 'Guest' ? { idp: elsewhere, acct: 1 } : {};
