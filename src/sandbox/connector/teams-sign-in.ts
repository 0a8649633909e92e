import type { SandboxPeople, SandboxPerson } from '../person.js';
import type { UserTokens } from '../tenant/user-tokens.js';
import type { BotLink } from './bot-link.js';
import type { Chats } from './chats.js';
import type { Consent } from './consent.js';
import type { OAuthCard } from './oauth-card.js';
import type { Room } from './room.js';
import { type ActivityContext, signInInvoke } from './teams-activity.js';

type Json = { readonly [name: string]: unknown };

export interface TeamsSignInOptions {
  readonly people: SandboxPeople;
  readonly users: UserTokens;
  readonly link: BotLink;
  readonly chats: Chats;
  readonly serviceUrl: () => string;
  readonly clock: () => Date;
}

/** What a token is sent along with: in an invoke of its own, or in an action. */
export interface Authentication {
  readonly id: string;
  readonly connectionName: string;
  readonly token: string;
}

/** Teams' part in signing people in: silently where it can, by a window where it cannot. */
export class TeamsSignIn {
  constructor(private readonly options: TeamsSignInOptions) {}

  /** Answers an OAuthCard without asking the person. @returns whether the bot took the token */
  async silently(room: Room, person: SandboxPerson, card: OAuthCard): Promise<boolean> {
    const authentication = await this.authentication(person, card);
    if (!authentication) {
      const failure = { code: 'resourcematchfailed', message: 'Resource match failed' };
      await this.invoke(room, person, 'signin/failure', failure);
      return true;
    }
    const answer = await this.invoke(room, person, 'signin/tokenExchange', authentication);
    return answer?.status === 200;
  }

  /** A person's token for the bot; undefined where the card names another resource than the registration. */
  async authentication(
    { objectId }: SandboxPerson,
    { exchange, connectionName }: OAuthCard,
  ): Promise<Authentication | undefined> {
    const { people, users } = this.options;
    if (exchange?.resource !== `api://botid-${people.servicePrincipal.appId}`) return undefined;
    const token = await users.token(objectId);
    return token === undefined ? undefined : { id: exchange.id, connectionName, token };
  }

  /** Opens the page behind the button: the bot leads to Entra. */
  async open(url: string): Promise<Consent> {
    const response = await fetch(await this.entraOf(url));
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as Consent;
  }

  /** Presses a button of Entra's page; the page that it leads back to tells Teams, and Teams the bot. */
  async decide(room: Room, person: SandboxPerson, url: string, accept: boolean): Promise<void> {
    const response = await fetch(await this.entraOf(url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person: person.objectId, accept }),
      redirect: 'manual',
    });
    const back = new URL(response.headers.get('location') ?? '');
    const page = await fetch(back);
    const isTold = page.ok && !back.searchParams.has('error');
    const state = isTold ? back.searchParams.get('state') : 'CancelledByUser';
    await this.invoke(room, person, 'signin/verifyState', { state });
  }

  private async entraOf(url: string): Promise<string> {
    const response = await fetch(url, { redirect: 'manual' });
    const entra = response.headers.get('location');
    if (entra === null) throw new Error(`The sign-in page answered with HTTP ${response.status}.`);
    return entra;
  }

  private invoke(room: Room, person: SandboxPerson, name: string, value: object) {
    const { people, link, chats, serviceUrl, clock } = this.options;
    const at = clock().toISOString();
    const context: ActivityContext = { people, room, threadId: null, serviceUrl: serviceUrl(), at };
    const invoke = { id: `f:${chats.newId()}`, name, value: value as Json };
    return link.send(signInInvoke(context, person, invoke));
  }
}
