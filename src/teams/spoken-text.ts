import type { Activity, Entity } from 'botbuilder';

/** Names of apps have at most 30 characters; what is far longer is none. */
const longestName = 100;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The bot's name behind an @, typed by hand: no letter before it, as in an address, and none after it. */
function calling(name: string): RegExp {
  const words = name.trim().split(/\s+/).map(escaped).join('\\s+');
  return new RegExp(`(?<![a-z0-9])[@＠]${words}(?![a-z0-9])`, 'gi');
}

/** What a client marked as the bot's name; Teams does so with tags, other clients without. */
function markedIn({ type, mentioned, text }: Entity, botId: string | undefined): string {
  const isOurs = type === 'mention' && botId !== undefined && mentioned?.id === botId;
  return isOurs && typeof text === 'string' ? text : '';
}

/** What a message says, without what calls the bot in it: a mention, or its name behind an @. */
export function spokenText({ text, entities, recipient }: Activity): string {
  const name = recipient?.name?.trim() ?? '';
  const unmarked = (entities ?? [])
    .map((entity) => markedIn(entity, recipient?.id))
    .filter((mark) => mark !== '')
    .reduce((rest, mark) => rest.replaceAll(mark, ' '), text ?? '');
  if (name === '' || name.length > longestName) return unmarked;
  return unmarked.replace(calling(name), ' ');
}
