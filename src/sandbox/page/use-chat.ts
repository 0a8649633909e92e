import { useEffect, useRef, useState } from 'preact/hooks';
import {
  listen,
  pressAction,
  RequestFailed,
  readMessages,
  readState,
  sendMessage,
  stepSignIn,
} from './api.js';
import type {
  ActionOutcome,
  ChatMessage,
  Consent,
  Json,
  PageEvent,
  PageState,
  Room,
} from './chat-types.js';

type Messages = { readonly [roomId: string]: readonly ChatMessage[] };

/** Where a demonstration looks. */
export type Look = Extract<PageEvent, { type: 'look' }>;

const typingMs = 4000;
const againMs = 1000;

/** The conversations that a person takes part in. */
export const roomsFor = (state: PageState, personId: string): readonly Room[] =>
  state.conversations.filter((room) => room.personId === undefined || room.personId === personId);

/** What there is, and what this person sees of every conversation. */
async function readEverything(
  personId: string,
): Promise<{ readonly state: PageState; readonly messages: Messages }> {
  const state = await readState();
  const lists = await Promise.all(
    roomsFor(state, personId).map(
      async ({ id }) => [id, await readMessages(id, personId)] as const,
    ),
  );
  return { state, messages: Object.fromEntries(lists) };
}

/** A list with a message put in its place, or at the end. */
function withMessage(list: readonly ChatMessage[], message: ChatMessage): readonly ChatMessage[] {
  const index = list.findIndex(({ id }) => id === message.id);
  return index < 0 ? [...list, message] : list.with(index, message);
}

function afterEvent(messages: Messages, event: PageEvent, personId: string): Messages {
  if (event.type === 'reset') return {};
  if (event.type === 'bot' || event.type === 'typing' || event.type === 'look') return messages;
  const { message } = event;
  const list = messages[message.conversationId] ?? [];
  if (event.type === 'view' && event.personId !== personId) return messages;
  const next =
    event.type === 'deleted'
      ? list.filter(({ id }) => id !== message.id)
      : withMessage(list, message);
  return { ...messages, [message.conversationId]: next };
}

export interface Chat {
  readonly state: PageState | undefined;
  readonly messages: Messages;
  readonly isBotUp: boolean;
  readonly isLineUp: boolean;
  /** The conversation in which the bot is typing. */
  readonly typingIn: string | undefined;
  /** Why the last request failed; undefined when it did not. */
  readonly failure: string | undefined;
  say(room: Room, text: string, threadId: string | null): Promise<void>;
  press(
    message: ChatMessage,
    action: Json,
    trigger?: 'manual' | 'automatic',
  ): Promise<ActionOutcome>;
  signIn(message: ChatMessage, accept?: boolean): Promise<Consent>;
}

/** Everything that the page knows of the conversations, kept up to date. */
export function useChat(
  personId: string,
  onMessage: (message: ChatMessage) => void,
  onLook: (look: Look) => void,
): Chat {
  const [state, setState] = useState<PageState>();
  const [messages, setMessages] = useState<Messages>({});
  const [isBotUp, setBotUp] = useState(true);
  const [isLineUp, setLineUp] = useState(true);
  const [typingIn, setTypingIn] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const told = useRef(onMessage);
  told.current = onMessage;
  const looked = useRef(onLook);
  looked.current = onLook;

  useEffect(() => {
    setMessages({});
    let isLeft = false;
    let typing: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    const readings = new Set<PageEvent[]>();

    // What is told of while the messages are read is put on top of them: what was read may be older.
    const load = async (): Promise<void> => {
      const missed: PageEvent[] = [];
      clearTimeout(again);
      readings.add(missed);
      try {
        const read = await readEverything(personId);
        if (isLeft) return;
        setState(read.state);
        setBotUp(read.state.botUp);
        setLineUp(true);
        setMessages(missed.reduce((all, event) => afterEvent(all, event, personId), read.messages));
      } catch {
        if (isLeft) return;
        setLineUp(false);
        // The line of events may be up all the while, and then nothing else would ask again.
        clearTimeout(again);
        again = setTimeout(() => void load(), againMs);
      } finally {
        readings.delete(missed);
      }
    };
    const onEvent = (event: PageEvent): void => {
      if (event.type === 'look') looked.current(event);
      if (event.type === 'bot') setBotUp(event.up);
      if (event.type === 'typing') {
        setTypingIn(event.conversationId);
        clearTimeout(typing);
        typing = setTimeout(() => setTypingIn(undefined), typingMs);
      }
      if (event.type === 'message') {
        setTypingIn(undefined);
        told.current(event.message);
      }
      for (const missed of readings) missed.push(event);
      setMessages((before) => afterEvent(before, event, personId));
      if (event.type === 'reset' || (event.type === 'bot' && event.up)) void load();
    };
    const onLine = (isUp: boolean): void => {
      setLineUp(isUp);
      if (isUp) void load();
    };
    const stop = listen(onEvent, onLine);
    return () => {
      isLeft = true;
      clearTimeout(again);
      clearTimeout(typing);
      stop();
    };
  }, [personId]);

  const say = async (room: Room, text: string, threadId: string | null): Promise<void> => {
    try {
      await sendMessage({ conversationId: room.id, personId, text, threadId });
      setFailure(undefined);
    } catch (error) {
      setFailure(error instanceof RequestFailed ? error.message : String(error));
    }
  };

  const press = async (
    message: ChatMessage,
    action: Json,
    trigger: 'manual' | 'automatic' = 'manual',
  ): Promise<ActionOutcome> => {
    const { conversationId, id: messageId } = message;
    try {
      return await pressAction({ conversationId, personId, messageId, action, trigger });
    } catch (error) {
      return { error: error instanceof RequestFailed ? error.message : String(error) };
    }
  };

  const signIn = ({ conversationId, id: messageId }: ChatMessage, accept?: boolean) =>
    stepSignIn({ conversationId, personId, messageId, accept });

  return { state, messages, isBotUp, isLineUp, typingIn, failure, say, press, signIn };
}
