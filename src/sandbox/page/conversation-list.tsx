import { Avatar } from './avatar.js';
import type { Room } from './chat-types.js';
import type { PageWords } from './words.js';

export interface ConversationListProps {
  readonly rooms: readonly Room[];
  readonly currentId: string;
  readonly botName: string;
  readonly words: PageWords;
  readonly unreadIn: (roomId: string) => number;
  readonly open: (roomId: string) => void;
}

/** A conversation's name as this person sees it. */
export const nameOf = ({ type, name, team }: Room, botName: string): string =>
  type === 'personal' ? botName : type === 'channel' ? `${team} > ${name}` : (name ?? '');

/** The conversations of a person, channels apart, with a count of what is unread. */
export function ConversationList(props: ConversationListProps) {
  const { rooms, words } = props;
  const chats = rooms.filter(({ type }) => type !== 'channel');
  const channels = rooms.filter(({ type }) => type === 'channel');
  return (
    <nav class="conversations" aria-label={words.chats}>
      <h2>{words.chats}</h2>
      <ul>{chats.map((room) => entry(room, props))}</ul>
      <h2>{words.channels}</h2>
      <ul>{channels.map((room) => entry(room, props))}</ul>
    </nav>
  );
}

function entry(room: Room, { currentId, botName, words, unreadIn, open }: ConversationListProps) {
  const isCurrent = room.id === currentId;
  const unread = unreadIn(room.id);
  const name = room.type === 'channel' ? (room.name ?? '') : nameOf(room, botName);
  return (
    <li key={room.id}>
      <button
        type="button"
        class={`conversation${isCurrent ? ' current' : ''}${unread > 0 ? ' unread' : ''}`}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={() => open(room.id)}
      >
        {room.type === 'channel' ? (
          <span class="hash" aria-hidden="true">
            #
          </span>
        ) : (
          <Avatar name={name} isBot={room.type === 'personal'} />
        )}
        <span class="name">{name}</span>
        {unread > 0 && (
          <span class="badge">
            {unread}
            <span class="visually-hidden"> {words.unread}</span>
          </span>
        )}
      </button>
    </li>
  );
}
