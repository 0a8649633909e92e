import type { SandboxPeople, SandboxPerson } from '../person.js';
import type { BotAnswer, BotLink } from './bot-link.js';
import type { ChatMessage } from './chat.js';
import { seenBy } from './chat.js';
import type { Chats } from './chats.js';
import { oauthCardOf } from './oauth-card.js';
import type { PageEvents } from './page-event.js';
import { peopleIn, type Room, roomsOf } from './room.js';
import {
  type ActivityContext,
  botAdded,
  executedAction,
  submittedMessage,
  typedMessage,
} from './teams-activity.js';
import type { TeamsSignIn } from './teams-sign-in.js';

type Json = { readonly [name: string]: unknown };

/** A person in a conversation, found by their ids. */
export interface Presence {
  readonly room: Room;
  readonly person: SandboxPerson;
}

export interface Pressed {
  readonly type: 'Action.Execute' | 'Action.Submit';
  readonly id?: string;
  readonly verb?: string;
  readonly data: Json;
}

/** What a button led to: a card or a text for this person alone, or why there is neither. */
export interface ActionOutcome {
  readonly card?: Json;
  readonly text?: string;
  readonly error?: string;
}

export interface PersonDeskOptions {
  readonly people: SandboxPeople;
  readonly chats: Chats;
  readonly events: PageEvents;
  readonly link: BotLink;
  readonly signIns: Pick<TeamsSignIn, 'authentication'>;
  readonly serviceUrl: () => string;
  readonly clock: () => Date;
}

const cardType = 'application/vnd.microsoft.card.adaptive';

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What people do in the simulated Teams, and what the bot is told of it. */
export class PersonDesk {
  private readonly rooms: readonly Room[];

  constructor(private readonly options: PersonDeskOptions) {
    this.rooms = roomsOf(options.people);
  }

  /** Undefined when there is no such person or conversation, or the person takes no part in it. */
  presence(conversationId: unknown, personId: unknown): Presence | undefined {
    const room = this.rooms.find(({ id }) => id === conversationId);
    if (!room) return undefined;
    const person = peopleIn(room, this.options.people).find(({ teamsId }) => teamsId === personId);
    return person && { room, person };
  }

  /** What one person sees of a conversation. */
  view({ room, person }: Presence): readonly ChatMessage[] {
    return this.options.chats.in(room.id).map((message) => seenBy(message, person.teamsId));
  }

  /** Adds the bot to a conversation that does not have it yet. */
  async open({ room, person }: Presence): Promise<void> {
    const { chats, link } = this.options;
    if (!chats.install(room.id)) return;
    const context = this.context(room, null);
    const answer = await link.deliver(botAdded(context, person, chats.newId()));
    if (!answer) chats.uninstall(room.id);
  }

  /** Adds the bot to every conversation that several share. */
  async openShared(): Promise<void> {
    const [person] = this.options.people.people;
    if (!person) return;
    for (const room of this.rooms.filter(({ personId }) => personId === undefined)) {
      // A team is told once, in its first channel.
      if (room.type !== 'channel' || room === this.rooms.find(({ type }) => type === 'channel')) {
        await this.open({ room, person });
      }
    }
  }

  /** Somebody types a message; the bot's answer comes by itself. */
  say(presence: Presence, text: string, thread: string | null = null): ChatMessage {
    const { chats, events, clock } = this.options;
    const { room, person } = presence;
    const id = chats.newId();
    const message: ChatMessage = {
      id,
      conversationId: room.id,
      threadId: room.type === 'channel' ? (thread ?? id) : null,
      from: { id: person.teamsId, name: person.name, isBot: false },
      at: clock().toISOString(),
      text,
      isUpdated: false,
    };
    chats.add(message);
    events.tell({ type: 'message', message });
    const context = this.context(room, message.threadId);
    void this.deliver(message, typedMessage(context, person, { id, text }));
    return message;
  }

  /** Somebody presses a button of a card. */
  async press(
    presence: Presence,
    message: ChatMessage,
    pressed: Pressed,
    trigger: 'manual' | 'automatic' = 'manual',
  ): Promise<ActionOutcome> {
    return pressed.type === 'Action.Submit'
      ? this.submit(presence, message, pressed.data)
      : this.execute(presence, message, pressed, trigger);
  }

  private async submit(
    presence: Presence,
    message: ChatMessage,
    data: Json,
  ): Promise<ActionOutcome> {
    const { chats, link } = this.options;
    const msteams = isObject(data['msteams']) ? data['msteams'] : {};
    const typed = msteams['type'] === 'imBack' ? msteams['value'] : undefined;
    if (typeof typed === 'string') {
      this.say(presence, typed, message.threadId);
      return {};
    }
    const isMessageBack = msteams['type'] === 'messageBack';
    const text = isMessageBack ? String(msteams['text'] ?? '') : '';
    const value = isMessageBack && isObject(msteams['value']) ? msteams['value'] : data;
    const context = this.context(presence.room, message.threadId);
    const answer = await link.deliver(
      submittedMessage(context, presence.person, {
        id: chats.newId(),
        replyToId: message.id,
        value,
        ...(text === '' ? {} : { text }),
      }),
    );
    return isTaken(answer) ? {} : { error: reasonOf(answer) };
  }

  /** An action that is answered with a sign-in is sent again, once, with a token. */
  private async execute(
    presence: Presence,
    message: ChatMessage,
    pressed: Pressed,
    trigger: string,
  ): Promise<ActionOutcome> {
    const value = { action: actionOf(pressed), trigger };
    const first = await this.executed(presence, message, value);
    const body = bodyOf(first);
    const card = body?.['statusCode'] === 401 ? oauthCardOf(body['value']) : undefined;
    if (!card) return this.outcome(presence, message, first);
    const authentication = await this.options.signIns.authentication(presence.person, card);
    const again = await this.executed(presence, message, { ...value, authentication });
    return this.outcome(presence, message, again);
  }

  private async executed(
    { room, person }: Presence,
    message: ChatMessage,
    value: Json,
  ): Promise<BotAnswer> {
    const { chats, link } = this.options;
    const invoke = { id: `f:${chats.newId()}`, replyToId: message.id, value };
    const context = this.context(room, message.threadId);
    return link.send(executedAction(context, person, invoke));
  }

  private outcome({ person }: Presence, message: ChatMessage, answer: BotAnswer): ActionOutcome {
    const body = bodyOf(answer);
    if (!body) return { error: reasonOf(answer) };
    const { type, value, statusCode } = body;
    if (type === cardType && isObject(value)) return this.show(message, person, value);
    if (statusCode === 200) return typeof value === 'string' ? { text: value } : {};
    return { error: isObject(value) ? String(value['message']) : 'Something went wrong.' };
  }

  /** A card that answers a button takes the card's place for the person who pressed, and nobody else. */
  private show(pressed: ChatMessage, { teamsId }: SandboxPerson, card: Json): ActionOutcome {
    const { chats, events } = this.options;
    const now = chats.find(pressed.conversationId, pressed.id) ?? pressed;
    const message: ChatMessage = { ...now, views: { ...now.views, [teamsId]: card } };
    chats.replace(message);
    events.tell({ type: 'view', personId: teamsId, message: seenBy(message, teamsId) });
    return { card };
  }

  private async deliver(message: ChatMessage, activity: Json): Promise<void> {
    const { chats, events, link } = this.options;
    if (isTaken(await link.deliver(activity))) return;
    const undelivered: ChatMessage = { ...message, isUndelivered: true };
    chats.replace(undelivered);
    events.tell({ type: 'updated', message: undelivered });
  }

  private context(room: Room, threadId: string | null): ActivityContext {
    const { people, serviceUrl, clock } = this.options;
    return { people, room, threadId, serviceUrl: serviceUrl(), at: clock().toISOString() };
  }
}

const actionOf = ({ id, verb, data }: Pressed): Json => ({
  type: 'Action.Execute',
  ...(id ? { id } : {}),
  verb,
  data,
});

/** The answer to an action; undefined where the bot gave none. */
const bodyOf = (answer: BotAnswer): Json | undefined =>
  answer?.status === 200 && isObject(answer.body) ? answer.body : undefined;

const isTaken = (answer: BotAnswer): boolean =>
  answer !== undefined && answer.status >= 200 && answer.status < 300;

const reasonOf = (answer: BotAnswer): string =>
  answer ? `The bot answered with HTTP ${answer.status}.` : 'The bot did not answer in time.';
