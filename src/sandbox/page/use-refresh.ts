import { useEffect, useRef } from 'preact/hooks';
import type { ChatMessage, Json } from './chat-types.js';
import type { Chat } from './use-chat.js';

interface Refresh {
  readonly action?: Json;
  readonly userIds?: readonly string[];
}

/** The action by which this person's own view of a card is asked for; undefined when it is not theirs. */
function refreshOf({ card }: ChatMessage, personId: string): Json | undefined {
  const refresh = card?.['refresh'] as Refresh | undefined;
  return refresh?.userIds?.includes(personId) ? refresh.action : undefined;
}

/** Asks for this person's own view of the cards that name them, as Teams does when it shows a card. */
export function useRefresh(
  messages: readonly ChatMessage[],
  personId: string,
  press: Chat['press'],
): void {
  const asked = useRef(new Set<string>());
  const pressing = useRef(press);
  pressing.current = press;
  useEffect(() => {
    for (const message of messages) {
      const action = refreshOf(message, personId);
      const key = `${personId} ${message.id} ${JSON.stringify(action)}`;
      if (!action || asked.current.has(key)) continue;
      asked.current.add(key);
      const { type, verb, data = {} } = action as { type?: string; verb?: string; data?: Json };
      void pressing.current(message, { type: type ?? 'Action.Execute', verb, data }, 'automatic');
    }
  }, [messages, personId]);
}
