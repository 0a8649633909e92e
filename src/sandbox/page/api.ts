import type {
  ActionOutcome,
  ChatMessage,
  Consent,
  Json,
  PageEvent,
  PageState,
} from './chat-types.js';

/** The page's server refused or could not be reached. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
}

/** @throws RequestFailed with the server's sentence */
export async function request<T>(method: string, path: string, body?: Json): Promise<T> {
  const response = await fetch(path, {
    method,
    ...(body
      ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : {}),
  }).catch((cause: unknown) => {
    throw new RequestFailed('', { cause });
  });
  const answer: unknown = await response.json().catch(() => ({}));
  if (response.ok) return answer as T;
  throw new RequestFailed(String((answer as Json)['error'] ?? response.status));
}

export const readState = (): Promise<PageState> => request('GET', '/page/state');

export async function readMessages(
  conversationId: string,
  personId: string,
): Promise<readonly ChatMessage[]> {
  const path = `/page/conversations/${encodeURIComponent(conversationId)}?as=${encodeURIComponent(personId)}`;
  return (await request<{ messages: readonly ChatMessage[] }>('GET', path)).messages;
}

export const sendMessage = (message: {
  readonly conversationId: string;
  readonly personId: string;
  readonly text: string;
  readonly threadId: string | null;
}): Promise<unknown> => request('POST', '/page/messages', message);

export const pressAction = (pressed: {
  readonly conversationId: string;
  readonly personId: string;
  readonly messageId: string;
  readonly action: Json;
  readonly trigger: 'manual' | 'automatic';
}): Promise<ActionOutcome> => request('POST', '/page/actions', pressed);

/** Opens the window of a sign-in, or, with `accept`, presses a button in it. */
export const stepSignIn = (step: {
  readonly conversationId: string;
  readonly personId: string;
  readonly messageId: string;
  readonly accept: boolean | undefined;
}): Promise<Consent> => request('POST', '/page/sign-ins', step);

/**
 * Listens to what happens; the browser connects again by itself when the line breaks.
 * @returns what ends the listening
 */
export function listen(
  onEvent: (event: PageEvent) => void,
  onLine: (isOpen: boolean) => void,
): () => void {
  const source = new EventSource('/page/events');
  source.onmessage = ({ data }) => onEvent(JSON.parse(data));
  source.onopen = () => onLine(true);
  source.onerror = () => onLine(false);
  return () => source.close();
}
