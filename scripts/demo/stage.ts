import { setTimeout as sleep } from 'node:timers/promises';

type Json = { readonly [name: string]: unknown };

/** A message as the page's server gives it. */
export interface Shown {
  readonly id: string;
  readonly conversationId: string;
  readonly text?: string | null;
  readonly card?: unknown;
  readonly from: { readonly isBot: boolean };
}

export interface StageOptions {
  /** The chat page's address. */
  readonly url: string;
  /** Milliseconds that somebody has to read what is said. */
  readonly pauseMs: number;
  /** Told of every caption too. */
  readonly tell: (caption: string) => void;
}

const patienceMs = 30_000;
const lookEveryMs = 100;

/** The conversations of the sandbox that the stories are played in. */
export const rooms = {
  approvals: '19:approvals@thread.tacv2',
  alerts: '19:alerts@thread.tacv2',
  of: (person: string): string => `a:personal-${person}`,
} as const;

/** Everything that can be read of a message. */
export const wordsIn = ({ text, card }: Shown): string => `${text ?? ''} ${JSON.stringify(card)}`;

/** People at one keyboard: what they type and press goes through the page's own server. */
export class Stage {
  constructor(private readonly options: StageOptions) {}

  /** Waits until a page is open that follows. */
  async opened(): Promise<void> {
    while ((await this.shows('grace', rooms.of('grace'), '')) === 0) await sleep(500);
  }

  /** Leads the open pages to somebody's conversation, and says what is to be seen there. */
  async look(person: string, conversation: string, caption: string): Promise<void> {
    this.options.tell(caption);
    await this.shows(person, conversation, caption);
    await sleep(this.options.pauseMs);
  }

  /** Types, and waits for what the bot says to it. */
  async say(person: string, conversation: string, text: string, expected: RegExp): Promise<Shown> {
    await this.post('/page/messages', {
      conversationId: conversation,
      personId: `29:${person}`,
      text,
    });
    return this.shown(person, conversation, expected);
  }

  async press(person: string, message: Shown, verb: string, data: Json = {}): Promise<void> {
    await this.post('/page/actions', {
      conversationId: message.conversationId,
      personId: `29:${person}`,
      messageId: message.id,
      action: { type: 'Action.Execute', verb, data },
    });
  }

  /** Waits until a conversation shows something; its newest message that does. */
  async shown(person: string, conversation: string, expected: RegExp): Promise<Shown> {
    const end = Date.now() + patienceMs;
    while (Date.now() < end) {
      const path = `/page/conversations/${encodeURIComponent(conversation)}?as=29:${person}`;
      const { messages } = (await this.request(path)) as { messages: readonly Shown[] };
      const found = messages.findLast((each) => each.from.isBot && expected.test(wordsIn(each)));
      if (found) {
        await sleep(this.options.pauseMs);
        return found;
      }
      await sleep(lookEveryMs);
    }
    throw new Error(`${expected} was not shown in ${conversation}`);
  }

  /** Does something in the simulated tenant, as docs/sandbox.md tells. */
  tenant(method: string, path: string, body?: Json): Promise<Json> {
    return this.request(path, body ? { method, body } : { method });
  }

  private async shows(person: string, conversation: string, caption: string): Promise<number> {
    const body = { personId: `29:${person}`, conversationId: conversation, caption };
    return Number((await this.post('/page/look', body))['watching']);
  }

  private post(path: string, body: Json): Promise<Json> {
    return this.request(path, { method: 'POST', body });
  }

  private async request(
    path: string,
    { method = 'GET', body }: { readonly method?: string; readonly body?: Json } = {},
  ): Promise<Json> {
    const response = await fetch(`${this.options.url}${path}`, {
      method,
      ...(body
        ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
        : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text === '' ? {} : JSON.parse(text);
  }
}

/** The id of the change, or of the incident, that a card is about. */
export function idIn(message: Shown, name: 'change' | 'incident'): string {
  const [, id] = new RegExp(`"${name}":"([A-Z0-9]{6})"`).exec(wordsIn(message)) ?? [];
  if (id === undefined) throw new Error(`The card names no ${name}.`);
  return id;
}
