import type { SandboxPeople } from '../person.js';
import { type ChatMessage, splitThread } from './chat.js';
import type { Chats } from './chats.js';
import { type OAuthCard, oauthCardIn } from './oauth-card.js';
import type { PageEvents } from './page-event.js';
import { type Room, roomsOf } from './room.js';
import type { TeamsSignIn } from './teams-sign-in.js';

type Json = { readonly [name: string]: unknown };

const cardType = 'application/vnd.microsoft.card.adaptive';

/** Teams refuses what is larger, counted in UTF-16. */
const largestMessageBytes = 100 * 1024;

/** An activity of the bot that Teams would not take. */
export class RefusedActivity extends Error {
  override readonly name = 'RefusedActivity';

  constructor(
    readonly status: 400 | 403 | 404 | 413,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function contentOf(activity: Json): Pick<ChatMessage, 'text' | 'summary' | 'card'> {
  const attachments = Array.isArray(activity['attachments']) ? activity['attachments'] : [];
  const attachment = attachments.filter(isObject).find((each) => each['contentType'] === cardType);
  const card = attachment?.['content'];
  const { text, summary } = activity;
  return {
    ...(typeof text === 'string' && text !== '' ? { text } : {}),
    ...(typeof summary === 'string' ? { summary } : {}),
    ...(isObject(card) ? { card } : {}),
  };
}

function checkSize(activity: Json): void {
  if (JSON.stringify(activity).length * 2 <= largestMessageBytes) return;
  throw new RefusedActivity(413, 'MessageSizeTooBig', 'Message size too large.');
}

/** What the bot says in the simulated Teams. */
export class BotMessages {
  private readonly rooms: readonly Room[];

  constructor(
    private readonly people: SandboxPeople,
    private readonly chats: Chats,
    private readonly events: PageEvents,
    private readonly clock: () => Date,
    private readonly signIns: Pick<TeamsSignIn, 'silently'>,
  ) {
    this.rooms = roomsOf(people);
  }

  /** @throws RefusedActivity */
  room(conversationId: string): Room {
    const { id } = splitThread(conversationId);
    const room = this.rooms.find((each) => each.id === id);
    if (!room) throw new RefusedActivity(404, 'ConversationNotFound', 'Conversation not found.');
    return room;
  }

  /**
   * Posts to a conversation; in a channel without a thread it begins one.
   * @returns the message's id; undefined for what leaves none: typing, and text beside a card, which
   * Teams splits in two messages without telling their ids (microsoft/botframework-sdk#6366)
   * @throws RefusedActivity
   */
  post(conversationId: string, activity: Json, replyToId?: string): string | undefined {
    checkSize(activity);
    const room = this.room(conversationId);
    if (activity['type'] === 'typing') {
      this.events.tell({ type: 'typing', conversationId: room.id });
      return undefined;
    }
    const signIn = oauthCardIn(activity);
    if (signIn) return this.askForToken(room, signIn, replyToId);
    const content = contentOf(activity);
    if (content.text === undefined && content.card === undefined) {
      throw new RefusedActivity(400, 'BadSyntax', 'Activity has neither text nor a card.');
    }
    const threadId = this.threadOf(room, conversationId, replyToId);
    const answered = replyToId === undefined ? {} : { replyToId };
    if (content.text === undefined || content.card === undefined) {
      return this.add(room, threadId, { ...content, ...answered });
    }
    const { card, ...said } = content;
    this.add(room, threadId, { ...said, ...answered });
    this.add(room, threadId, { card, ...answered });
    return undefined;
  }

  /** @throws RefusedActivity */
  update(conversationId: string, id: string, activity: Json): void {
    checkSize(activity);
    const { card, text, summary, views, ...kept } = this.own(conversationId, id);
    const message: ChatMessage = { ...kept, ...contentOf(activity), isUpdated: true };
    this.chats.replace(message);
    this.events.tell({ type: 'updated', message });
  }

  /** @throws RefusedActivity */
  remove(conversationId: string, id: string): void {
    const message = this.own(conversationId, id);
    this.chats.remove(message);
    this.events.tell({ type: 'deleted', message });
  }

  /** Teams shows a sign-in only where it could not hand over a token by itself. */
  private askForToken(room: Room, card: OAuthCard, replyToId: string | undefined): string {
    const person = this.people.people.find(({ teamsId }) => teamsId === room.personId);
    const { text, title, url } = card;
    const answered = replyToId === undefined ? {} : { replyToId };
    const id = this.chats.newId();
    const show = (): string =>
      this.add(room, null, { signIn: { text, title, url }, ...answered }, id);
    if (person && card.exchange) {
      void this.signIns.silently(room, person, card).then((isTaken) => isTaken || show());
    } else show();
    return id;
  }

  /** The bot may alter only its own messages. */
  private own(conversationId: string, id: string): ChatMessage {
    const message = this.chats.find(this.room(conversationId).id, id);
    if (message?.from.isBot) return message;
    throw new RefusedActivity(404, 'ActivityNotFoundInConversation', 'Activity not found.');
  }

  private threadOf(room: Room, conversationId: string, replyToId?: string): string | null {
    if (room.type !== 'channel') return null;
    const { threadId } = splitThread(conversationId);
    if (threadId !== null || replyToId === undefined) return threadId;
    const answered = this.chats.find(room.id, replyToId);
    return answered ? (answered.threadId ?? answered.id) : null;
  }

  private add(
    room: Room,
    threadId: string | null,
    content: Pick<ChatMessage, 'text' | 'summary' | 'card' | 'signIn' | 'replyToId'>,
    id = this.chats.newId(),
  ): string {
    const message: ChatMessage = {
      id,
      conversationId: room.id,
      threadId: room.type === 'channel' ? (threadId ?? id) : null,
      from: { ...this.people.bot, isBot: true },
      at: this.clock().toISOString(),
      ...content,
      isUpdated: false,
    };
    this.chats.add(message);
    this.events.tell({ type: 'message', message });
    return id;
  }
}
