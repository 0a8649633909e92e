import type { Activity, Entity } from 'botbuilder';
import { type Mentioned, nobodyMentioned } from './mentioned-people.js';

/** Nobody mentions more in one message that is meant for a bot: each is looked for in the whole text. */
const mostEntities = 50;

/** Names of apps have at most 30 characters; what is far longer is none. */
const longestName = 100;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The bot's name behind an @, typed by hand: no letter before it, as in an address, and none after it. */
function calling(name: string): RegExp {
  const words = name.trim().split(/\s+/).map(escaped).join('\\s+');
  return new RegExp(`(?<![a-z0-9])[@＠]${words}(?![a-z0-9])`, 'gi');
}

/**
 * What stands for a mention: nothing for the bot, the address of somebody whose address is known. Teams marks
 * mentions with tags, other clients without; whoever isn't known stays as they were written.
 */
function withMention(
  text: string,
  { type, mentioned, text: mark }: Entity,
  botId: string | undefined,
  people: Mentioned,
): string {
  if (type !== 'mention' || typeof mark !== 'string' || mark === '') return text;
  const id: unknown = mentioned?.id;
  if (botId !== undefined && id === botId) return text.replaceAll(mark, ' ');
  const address = typeof id === 'string' ? people.get(id) : undefined;
  return address === undefined ? text : text.replaceAll(mark, () => ` ${address} `);
}

/** What a message says, without what calls the bot in it: a mention, or its name behind an @. */
export function spokenText(
  { text, entities, recipient }: Activity,
  people: Mentioned = nobodyMentioned,
): string {
  const name = recipient?.name?.trim() ?? '';
  const unmarked = (entities ?? [])
    .slice(0, mostEntities)
    .reduce((rest, entity) => withMention(rest, entity, recipient?.id, people), text ?? '');
  if (name === '' || name.length > longestName) return unmarked;
  return unmarked.replace(calling(name), ' ');
}
