/** A person or the bot, as a message names it. */
export interface Sender {
  readonly id: string;
  readonly name: string;
  readonly isBot: boolean;
}

type Json = { readonly [name: string]: unknown };

/** A message as the connector keeps it. */
export interface ChatMessage {
  readonly id: string;
  readonly conversationId: string;
  /** The id of the message that a channel's thread began with; null elsewhere. */
  readonly threadId: string | null;
  /** The id of the message that this one answers. */
  readonly replyToId?: string;
  readonly from: Sender;
  /** ISO 8601. */
  readonly at: string;
  readonly text?: string;
  readonly summary?: string;
  readonly card?: Json;
  /** A sign-in that Teams could not do silently: what stands beside its button, and where that leads. */
  readonly signIn?: { readonly text: string; readonly title: string; readonly url: string };
  readonly isUpdated: boolean;
  /** The bot could not be reached with it. */
  readonly isUndelivered?: boolean;
  /** Cards that only one person sees in the place of the message's own, by the person's Teams id. */
  readonly views?: { readonly [personId: string]: Json };
}

/** A message as one person sees it. */
export function seenBy(message: ChatMessage, personId: string): ChatMessage {
  const { views, ...shared } = message;
  const card = views?.[personId] ?? shared.card;
  return card ? { ...shared, card } : shared;
}

/** A conversation id without the thread that a channel's activities carry in it. */
export function splitThread(conversationId: string): { id: string; threadId: string | null } {
  const [id = '', threadId = null] = conversationId.split(';messageid=');
  return { id, threadId };
}
