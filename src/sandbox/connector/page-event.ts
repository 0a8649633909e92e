import type { ChatMessage } from './chat.js';

/** What the page is told of while it is open. */
export type PageEvent =
  | { readonly type: 'message' | 'updated' | 'deleted'; readonly message: ChatMessage }
  /** Only this person's view of a message changed. */
  | { readonly type: 'view'; readonly personId: string; readonly message: ChatMessage }
  | { readonly type: 'typing'; readonly conversationId: string }
  | { readonly type: 'bot'; readonly up: boolean }
  | { readonly type: 'reset' };

type Listener = (event: PageEvent) => void;

/** Tells every open page what happens. */
export class PageEvents {
  private readonly listeners = new Set<Listener>();

  tell(event: PageEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  /** @returns what ends the listening */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
