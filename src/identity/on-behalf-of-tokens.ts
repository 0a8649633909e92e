import { TenantFailure } from '../domain/failure.js';
import type { HeldSignIn, PersonTokens } from '../domain/ports/person-tokens.js';
import { SignInDemanded, SignInNeeded } from '../domain/sign-in/sign-in-failures.js';
import type { Client } from './clients.js';
import { onBehalfOfFailure } from './on-behalf-of-failure.js';
import type { ReadTeamsToken } from './teams-token.js';
import { withTimeout } from './with-timeout.js';

export interface OnBehalfOfOptions {
  readonly read: ReadTeamsToken;
  /** A client for one person's token, with the credential that the bot has by now. */
  readonly clientOf: (token: string) => Client;
  /** All that is ever read in a person's name: asked for at once, so that consent is seen to at once. */
  readonly scopes: readonly string[];
  readonly clock: () => Date;
  /** Milliseconds until an unanswered request counts as failed. */
  readonly timeoutMs: number;
  /** More people are not kept: who was longest away is forgotten. */
  readonly mostPeople: number;
}

interface Session extends HeldSignIn {
  client: Client;
  /** Without the failure that msal-node keeps, and repeats without asking again. */
  readonly anew: () => Client;
}

/** Tokens in people's names: in memory, each person's apart, gone when the sign-in ends. */
export class OnBehalfOfTokens implements PersonTokens {
  private readonly sessions = new Map<string, Session>();

  constructor(private readonly options: OnBehalfOfOptions) {}

  async accept(personId: string, token: string): Promise<void> {
    const { read, clientOf, scopes, clock } = this.options;
    const until = await read(token, personId);
    const anew = (): Client => clientOf(token);
    const client = anew();
    for (const scope of scopes) await this.ask(client, scope, false);
    this.keep(personId, { since: clock(), until, client, anew });
  }

  held(personId: string): HeldSignIn | undefined {
    const session = this.sessions.get(personId);
    if (session && session.until > this.options.clock()) return session;
    this.sessions.delete(personId);
    return undefined;
  }

  forget(personId: string): void {
    this.sessions.delete(personId);
  }

  /**
   * A token of a service in a person's name.
   * @throws SignInNeeded when the person is not signed in, or Entra wants to see them again
   * @throws TenantFailure
   */
  async getToken(
    personId: string,
    scope: string,
    { skipCache = false }: { readonly skipCache?: boolean } = {},
  ): Promise<string> {
    const session = this.held(personId) && this.sessions.get(personId);
    if (!session) throw new SignInNeeded();
    try {
      return await this.ask(session.client, scope, skipCache);
    } catch (error) {
      session.client = session.anew();
      if (!(error instanceof SignInDemanded)) throw error;
      this.forget(personId);
      throw new SignInNeeded();
    }
  }

  private async ask(client: Client, scope: string, skipCache: boolean): Promise<string> {
    const token = await withTimeout(asked(client, scope, skipCache), this.options.timeoutMs);
    if (token) return token;
    throw new TenantFailure('authority', 'badData', { asked: scope });
  }

  /** A map tells its keys in the order in which they came. */
  private keep(personId: string, session: Session): void {
    const { sessions } = this;
    sessions.delete(personId);
    sessions.set(personId, session);
    const [oldest] = sessions.keys();
    if (sessions.size > this.options.mostPeople && oldest !== undefined) sessions.delete(oldest);
  }
}

async function asked(
  client: Client,
  scope: string,
  skipCache: boolean,
): Promise<string | undefined> {
  try {
    return await client(scope, skipCache);
  } catch (error) {
    throw onBehalfOfFailure(error);
  }
}
