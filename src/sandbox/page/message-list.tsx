import { useRef } from 'preact/hooks';
import type { ChatMessage, Room } from './chat-types.js';
import { MessageView, type MessageViewProps } from './message-view.js';
import { useNewestInView } from './use-newest-in-view.js';

export interface MessageListProps extends Pick<MessageViewProps, 'language' | 'words' | 'theme'> {
  readonly room: Room;
  readonly messages: readonly ChatMessage[];
  readonly personId: string;
  readonly isTyping: boolean;
  readonly botName: string;
  readonly suggestions: readonly string[];
  readonly say: (text: string) => void;
  readonly reply: (threadId: string) => void;
  readonly press: (
    message: ChatMessage,
    action: { readonly [name: string]: unknown },
  ) => ReturnType<MessageViewProps['press']>;
  readonly signIn: (
    message: ChatMessage,
    accept?: boolean,
  ) => ReturnType<MessageViewProps['signIn']>;
}

/** A channel's messages by thread, the threads in the order in which they began. */
function threadsOf(messages: readonly ChatMessage[]): readonly (readonly ChatMessage[])[] {
  const threads = new Map<string, ChatMessage[]>();
  for (const message of messages) {
    const id = message.threadId ?? message.id;
    threads.set(id, [...(threads.get(id) ?? []), message]);
  }
  return [...threads.values()];
}

/** Everything that was said in a conversation; the newest is in view. */
export function MessageList(props: MessageListProps) {
  const { room, messages, personId, isTyping, words, suggestions, say, reply, botName } = props;
  const place = useRef<HTMLDivElement>(null);
  const last = messages.at(-1);
  const { isMoreBelow, goToNewest, onScroll } = useNewestInView(place, {
    list: `${room.id} ${personId}`,
    newest: `${last?.id} ${last?.isUpdated} ${isTyping}`,
    isOwn: last?.from.id === personId,
  });

  const view = (message: ChatMessage) => (
    <MessageView
      key={message.id}
      message={message}
      isOwn={message.from.id === personId}
      language={props.language}
      words={words}
      theme={props.theme}
      press={(action) => props.press(message, action)}
      signIn={(accept) => props.signIn(message, accept)}
    />
  );

  return (
    <div
      class={`messages ${room.type}`}
      role="log"
      aria-label={words.messages}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      ref={place}
      onScroll={onScroll}
    >
      {messages.length === 0 && (
        <div class="empty">
          <p>{words.empty}</p>
          {suggestions.map((text) => (
            <button key={text} type="button" class="chip" onClick={() => say(text)}>
              {text}
            </button>
          ))}
        </div>
      )}
      {room.type === 'channel'
        ? threadsOf(messages).map((thread) => (
            <section class="thread" key={thread[0]?.threadId ?? thread[0]?.id}>
              {thread.map(view)}
              <button
                type="button"
                class="reply"
                onClick={() => reply(thread[0]?.threadId ?? thread[0]?.id ?? '')}
              >
                {words.reply}
              </button>
            </section>
          ))
        : messages.map(view)}
      {isTyping && (
        <p class="typing">
          {botName} {words.typing}…
        </p>
      )}
      {isMoreBelow && (
        <button type="button" class="primary to-newest" onClick={goToNewest}>
          ↓ {words.newBelow}
        </button>
      )}
    </div>
  );
}
