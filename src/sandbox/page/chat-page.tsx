import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatMessage, PageState, Room } from './chat-types.js';
import { ComposeBox } from './compose-box.js';
import { ConversationList, nameOf } from './conversation-list.js';
import { type KeptChoices, keepChoices, readChoices } from './kept-choices.js';
import { MessageList } from './message-list.js';
import { TenantPanel } from './panel/tenant-panel.js';
import { type Toast, Toasts } from './toasts.js';
import { TopBar } from './top-bar.js';
import { type Chat, roomsFor, useChat } from './use-chat.js';
import { useRefresh } from './use-refresh.js';
import { wordsOf } from './words.js';

const toastMs = 6000;
const none: readonly ChatMessage[] = [];

const seenKey = (personId: string, roomId: string): string => `${personId} ${roomId}`;

/** How many messages of others came after the last that was seen. */
const unreadOf = (list: readonly ChatMessage[], seen: string | undefined, personId: string) =>
  list.filter(({ id, from }) => from.id !== personId && Number(id) > Number(seen ?? 0)).length;

/** The page: as long as it knows nothing yet, nothing. */
export function ChatPage() {
  const [choices, setChoices] = useState<KeptChoices>(readChoices);
  const [roomId, setRoomId] = useState<string>();
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const [caption, setCaption] = useState('');
  const { personId, language, theme } = choices;
  const words = wordsOf(language);
  const choose = (choice: Partial<KeptChoices>): void =>
    setChoices((before) => ({ ...before, ...choice }));

  const onMessage = (message: ChatMessage): void => {
    const room =
      chat.state && roomsFor(chat.state, personId).find(({ id }) => id === message.conversationId);
    if (!room || room.id === current?.id || message.from.id === personId) return;
    const title = `${words.newIn} ${nameOf(room, chat.state?.bot.name ?? '')}`;
    const toast = {
      id: message.id,
      roomId: room.id,
      title,
      text: message.text ?? message.summary ?? '',
    };
    setToasts((before) => [...before.slice(-2), toast]);
    setTimeout(() => setToasts((before) => before.filter(({ id }) => id !== toast.id)), toastMs);
  };
  const chat = useChat(personId, onMessage, (look) => {
    // Only a page that was opened to follow a demonstration lets itself be led.
    if (!new URLSearchParams(location.search).has('follow')) return;
    choose({ personId: look.personId });
    setRoomId(look.conversationId);
    setCaption(look.caption);
  });
  const rooms = chat.state ? roomsFor(chat.state, personId) : [];
  const current = rooms.find(({ id }) => id === roomId) ?? rooms[0];

  useEffect(() => keepChoices(choices), [choices]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = theme;
  }, [language, theme]);

  const list = (current && chat.messages[current.id]) ?? none;
  const newest = list.at(-1)?.id;
  useEffect(() => {
    if (!current || newest === undefined) return;
    const key = seenKey(personId, current.id);
    setChoices((before) => ({ ...before, seen: { ...before.seen, [key]: newest } }));
  }, [current?.id, newest, personId]);

  if (!chat.state || !current) {
    return chat.isLineUp ? null : (
      <p class="alert" role="alert">
        {words.lineDown}
      </p>
    );
  }
  return (
    <Layout
      {...{ chat, state: chat.state, choices, choose, rooms, room: current, list, toasts, caption }}
      openRoom={(id) => {
        setRoomId(id);
        setToasts((before) => before.filter((toast) => toast.roomId !== id));
      }}
    />
  );
}

interface LayoutProps {
  readonly chat: Chat;
  readonly state: PageState;
  readonly choices: KeptChoices;
  readonly choose: (choice: Partial<KeptChoices>) => void;
  readonly rooms: readonly Room[];
  readonly room: Room;
  readonly list: readonly ChatMessage[];
  readonly toasts: readonly Toast[];
  /** What a demonstration says about what is seen. */
  readonly caption: string;
  readonly openRoom: (id: string) => void;
}

/** On a phone the list and the conversation take each other's place; the focus goes along. */
function useFocusWith(isListOpen: boolean): void {
  const wasOpen = useRef(isListOpen);
  useLayoutEffect(() => {
    if (wasOpen.current === isListOpen) return;
    wasOpen.current = isListOpen;
    const target = isListOpen ? '.conversation.current' : '.back';
    document.querySelector<HTMLElement>(target)?.focus();
  }, [isListOpen]);
}

/** The page's parts side by side; on a phone either the list or a conversation. */
function Layout(props: LayoutProps) {
  const { chat, state, choices, choose, rooms, room, list, toasts, caption, openRoom } = props;
  const [isPanelOpen, setPanelOpen] = useState(false);
  const [isListOpen, setListOpen] = useState(false);
  const [thread, setThread] = useState<string | null>(null);
  const { personId, language, theme, seen } = choices;
  const words = wordsOf(language);
  const menu = state.commands[language];
  useRefresh(list, personId, chat.press);
  useEffect(() => setThread(null), [room.id, personId]);
  useFocusWith(isListOpen);

  const accounts = [
    'svc-limited@contoso.com',
    'svc-intune@contoso.com',
    ...state.people.map(({ upn }) => upn),
    'SP Connector Bot',
  ];
  const open = (id: string): void => {
    openRoom(id);
    setListOpen(false);
  };
  const say = (text: string): void => void chat.say(room, text, thread);

  return (
    <div class={`page${isListOpen ? ' list-open' : ''}${isPanelOpen ? ' panel-open' : ''}`}>
      <TopBar
        {...{ people: state.people, choices, words, choose, isPanelOpen }}
        togglePanel={() => setPanelOpen(!isPanelOpen)}
      />
      <ConversationList
        {...{ rooms, words, open }}
        currentId={room.id}
        botName={state.bot.name}
        unreadIn={(id) =>
          id === room.id
            ? 0
            : unreadOf(chat.messages[id] ?? none, seen[seenKey(personId, id)], personId)
        }
      />
      <main>
        <header class="conversation-head">
          <button
            type="button"
            class="back"
            aria-label={words.back}
            onClick={() => setListOpen(true)}
          >
            ☰
          </button>
          <h2>{nameOf(room, state.bot.name)}</h2>
          <span class="kind">{room.type === 'channel' ? '' : words[room.type]}</span>
        </header>
        {!chat.isBotUp && (
          <p class="alert" role="alert">
            {words.botDown}
          </p>
        )}
        {!chat.isLineUp && (
          <p class="alert" role="alert">
            {words.lineDown}
          </p>
        )}
        {chat.failure && (
          <p class="alert" role="alert">
            {chat.failure || words.lineDown}
          </p>
        )}
        <MessageList
          {...{ room, personId, words, language, theme, say }}
          messages={list}
          isTyping={chat.typingIn === room.id}
          botName={state.bot.name}
          suggestions={menu.slice(0, 4).map(({ title }) => title)}
          reply={setThread}
          press={(message, action) => chat.press(message, action)}
          signIn={(message, accept) => chat.signIn(message, accept)}
        />
        <ComposeBox
          {...{ words, menu, say }}
          key={`${personId} ${room.id}`}
          history={list.filter(({ from }) => from.id === personId).map(({ text }) => text ?? '')}
          mention={room.type === 'personal' ? undefined : state.bot.name}
          isChannel={room.type === 'channel'}
          isReply={thread !== null}
          cancelReply={() => setThread(null)}
        />
      </main>
      {isPanelOpen && (
        <TenantPanel {...{ words, language, accounts }} close={() => setPanelOpen(false)} />
      )}
      {caption && (
        <p class="caption" role="status">
          {caption}
        </p>
      )}
      <Toasts toasts={toasts} open={({ roomId }) => open(roomId)} />
    </div>
  );
}
