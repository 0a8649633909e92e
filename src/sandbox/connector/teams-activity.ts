import type { SandboxPeople, SandboxPerson } from '../person.js';
import type { Room } from './room.js';

type Json = { readonly [name: string]: unknown };

export interface ActivityContext {
  readonly people: SandboxPeople;
  readonly room: Room;
  readonly threadId: string | null;
  readonly serviceUrl: string;
  readonly at: string;
}

/** The team's id is that of its first channel, as in Teams. */
const teamId = ({ conversations }: SandboxPeople): string | undefined =>
  conversations.find(({ type }) => type === 'channel')?.id;

function channelDataOf({ people, room }: ActivityContext): Json {
  const tenant = { id: people.tenant.id };
  if (room.type !== 'channel') return { tenant };
  return {
    tenant,
    teamsChannelId: room.id,
    teamsTeamId: teamId(people),
    channel: { id: room.id, name: room.name },
    team: { id: teamId(people), name: room.team },
  };
}

/** What every activity of Teams carries. */
export function baseActivity(context: ActivityContext, person: SandboxPerson): Json {
  const { people, room, threadId, serviceUrl, at } = context;
  return {
    channelId: 'msteams',
    serviceUrl,
    timestamp: at,
    localTimestamp: at,
    localTimezone: 'Asia/Taipei',
    locale: person.locale,
    from: { id: person.teamsId, name: person.name, aadObjectId: person.objectId },
    recipient: people.bot,
    conversation: {
      id: threadId === null ? room.id : `${room.id};messageid=${threadId}`,
      conversationType: room.type,
      tenantId: people.tenant.id,
      isGroup: room.type !== 'personal',
      ...(room.name === undefined ? {} : { name: room.name }),
    },
    channelData: channelDataOf(context),
    entities: [clientInfo(person)],
  };
}

const clientInfo = ({ locale }: SandboxPerson): Json => ({
  type: 'clientInfo',
  locale,
  country: locale.split('-')[1],
  platform: 'Web',
  timezone: 'Asia/Taipei',
});

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A message that somebody typed. Outside a personal chat the bot is only told when it is mentioned. */
export function typedMessage(
  context: ActivityContext,
  person: SandboxPerson,
  { id, text }: { readonly id: string; readonly text: string },
): Json {
  const base = baseActivity(context, person);
  const { bot } = context.people;
  const mention = `<at>${bot.name}</at>`;
  const isMentioned = context.room.type !== 'personal';
  const html = `<p>${isMentioned ? `${mention}&nbsp;` : ''}${escaped(text)}</p>`;
  const mentions = isMentioned ? [{ type: 'mention', mentioned: bot, text: mention }] : [];
  return {
    ...base,
    type: 'message',
    id,
    textFormat: 'plain',
    text: isMentioned ? `${mention} ${text}` : text,
    attachments: [{ contentType: 'text/html', content: html }],
    entities: [...mentions, clientInfo(person)],
  };
}

/** A button of a card that sends its data as a message: `Action.Submit`. */
export const submittedMessage = (
  context: ActivityContext,
  person: SandboxPerson,
  message: { readonly id: string; readonly replyToId: string; readonly value: Json; text?: string },
): Json => ({ ...baseActivity(context, person), type: 'message', ...message });

/** A button of a card that wants an answer: `Action.Execute`. */
export const executedAction = (
  context: ActivityContext,
  person: SandboxPerson,
  invoke: { readonly id: string; readonly replyToId: string; readonly value: Json },
): Json => ({
  ...baseActivity(context, person),
  type: 'invoke',
  name: 'adaptiveCard/action',
  ...invoke,
});

/** What Teams tells a bot of a person's sign-in. */
export const signInInvoke = (
  context: ActivityContext,
  person: SandboxPerson,
  invoke: { readonly id: string; readonly name: string; readonly value: Json },
): Json => ({ ...baseActivity(context, person), type: 'invoke', ...invoke });

/** The bot was added to a conversation. */
export const botAdded = (context: ActivityContext, person: SandboxPerson, id: string): Json => ({
  ...baseActivity(context, person),
  type: 'conversationUpdate',
  id,
  membersAdded: [context.people.bot],
});
