import type { ChatMessage } from './chat.js';

/** What the page is told of while it is open. */
export type PageEvent =
  | { readonly type: 'message' | 'updated' | 'deleted'; readonly message: ChatMessage }
  /** Only this person's view of a message changed. */
  | { readonly type: 'view'; readonly personId: string; readonly message: ChatMessage }
  | { readonly type: 'typing'; readonly conversationId: string }
  | { readonly type: 'bot'; readonly up: boolean }
  | { readonly type: 'reset' }
  /** Where a demonstration looks, and what it says about it: pages that follow one go along. */
  | {
      readonly type: 'look';
      readonly personId: string;
      readonly conversationId: string;
      readonly caption: string;
    };

type Listener = (event: PageEvent) => void;

/** Tells every open page what happens. */
export class PageEvents {
  private readonly listeners = new Set<Listener>();

  /** How many pages are open. */
  get listening(): number {
    return this.listeners.size;
  }

  tell(event: PageEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  /** @returns what ends the listening */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
