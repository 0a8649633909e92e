import { randomUUID } from 'node:crypto';
import { clientMessage } from './client-activity.js';
import type { Walk } from './walk.js';

type Json = { readonly [name: string]: unknown };

/** What the bot answered to an activity that expects its replies. */
export interface Answered {
  readonly status: number;
  readonly body: Json;
  readonly replies: readonly Json[];
}

interface OAuthCard {
  readonly tokenExchangeResource?: { readonly id?: string };
}

/** The content of the OAuthCard among the replies. */
export const oauthCardIn = ({ replies }: Answered): OAuthCard | undefined =>
  replies
    .flatMap(({ attachments }) => (attachments as readonly Json[] | undefined) ?? [])
    .filter(({ contentType }) => contentType === 'application/vnd.microsoft.card.oauth')
    .map(({ content }) => content as OAuthCard)[0];

/** The id of the sign-in that a reply asks for; undefined where none does. */
export const signInIn = (answered: Answered): string | undefined =>
  oauthCardIn(answered)?.tokenExchangeResource?.id;

/** Another Bot Framework client than the page, which plays somebody's Teams in every step by hand. */
export class TeamsClient {
  constructor(
    private readonly walk: () => Walk,
    readonly person: string,
  ) {}

  /** What the person's Teams gets from Entra for the bot. */
  async token(): Promise<string> {
    const response = await fetch(`${this.walk().sandbox.url}/sandbox/user-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person: `29:${this.person}` }),
    });
    return String(((await response.json()) as Json)['token']);
  }

  say(text: string, more: Json = {}): Promise<Answered> {
    return this.post(clientMessage(this.person, text, randomUUID(), more));
  }

  invoke(name: string, value: Json): Promise<Answered> {
    return this.post(clientMessage(this.person, '', randomUUID(), { type: 'invoke', name, value }));
  }

  exchange(id: string, token: string, connectionName: unknown = 'entra'): Promise<Answered> {
    return this.invoke('signin/tokenExchange', { id, connectionName, token });
  }

  private async post(activity: Json): Promise<Answered> {
    const response = await this.walk().post(activity);
    const text = await response.text();
    const body = (text === '' ? {} : JSON.parse(text)) as Json;
    const replies = (body['activities'] as readonly Json[] | undefined) ?? [];
    return { status: response.status, body, replies };
  }
}
