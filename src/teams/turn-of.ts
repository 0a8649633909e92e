import type { Activity } from 'botbuilder';
import type { Asked, Speaker, Turn } from '../commands/turn.js';
import type { ConversationKind } from '../domain/ports/store.js';
import type { Mentioned } from './mentioned-people.js';
import { spokenText } from './spoken-text.js';

type Json = { readonly [name: string]: unknown };

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A reply in a channel names its thread in the conversation's id; the conversation is the channel. */
export const conversationIdOf = ({ conversation }: Activity): string =>
  conversation.id.split(';messageid=')[0] ?? conversation.id;

export function conversationKindOf({ conversation }: Activity): ConversationKind {
  const { conversationType, isGroup } = conversation;
  if (conversationType === 'channel' || conversationType === 'groupChat') return conversationType;
  return isGroup && conversationType !== 'personal' ? 'groupChat' : 'personal';
}

function clientInfoOf({ entities }: Activity): Json {
  return { ...entities?.find(({ type }) => type === 'clientInfo') };
}

const textOrNone = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

function speakerOf(activity: Activity): Speaker {
  const info = clientInfoOf(activity);
  return {
    objectId: (activity.from.aadObjectId ?? '').toLowerCase(),
    name: activity.from.name ?? '',
    locale: textOrNone(activity.locale) ?? textOrNone(info['locale']),
    timeZone: textOrNone(activity.localTimezone) ?? textOrNone(info['timezone']),
  };
}

/** A button's data, with the verb that the action or the data names. */
function pressed(verb: unknown, data: Json): Asked | undefined {
  return typeof verb === 'string' && verb !== '' ? { kind: 'button', verb, data } : undefined;
}

/** What a button types for somebody, where the client sent the button's data and not the text. */
function typedBy({ msteams }: Json): string | undefined {
  if (!isObject(msteams)) return undefined;
  const isTyping = msteams['type'] === 'imBack' || msteams['type'] === 'messageBack';
  return isTyping ? textOrNone(msteams['value'] ?? msteams['text']) : undefined;
}

/**
 * What a message asks: its text, or what a button of a card sent with it.
 * @param people whom it mentions
 */
export function askedBy(activity: Activity, people?: Mentioned): Asked {
  const { value } = activity;
  if (isObject(value)) {
    const typed = typedBy(value);
    const asked = pressed(value['verb'], value);
    if (asked) return asked;
    if (typed !== undefined) return { kind: 'text', text: typed };
  }
  return { kind: 'text', text: spokenText(activity, people) };
}

/** What a universal action asks (`adaptiveCard/action`); undefined when it is none. */
export function actionOf({ value }: Activity): Asked | undefined {
  const action = isObject(value) ? value['action'] : undefined;
  if (!isObject(action)) return undefined;
  const data = isObject(action['data']) ? action['data'] : {};
  const typed = typedBy(data);
  return (
    pressed(action['verb'] ?? data['verb'], data) ??
    (typed === undefined ? undefined : { kind: 'text', text: typed })
  );
}

/** One person's turn, with everything of the Bot Framework taken off. */
export function turnOf(
  activity: Activity,
  asked: Asked,
  { id, at, signal }: Pick<Turn, 'id' | 'at' | 'signal'>,
): Turn {
  return {
    id,
    asked,
    speaker: speakerOf(activity),
    conversation: { id: conversationIdOf(activity), kind: conversationKindOf(activity) },
    at,
    signal,
  };
}
