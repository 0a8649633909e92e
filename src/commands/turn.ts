import type { ConversationKind } from '../domain/ports/store.js';

/** What somebody did: typed a message, or pressed a button of a card. */
export type Asked =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'button';
      /** `<command>.<verb>` */
      readonly verb: string;
      /** The button's data and the card's inputs, as the client sent them: never trusted. */
      readonly data: { readonly [name: string]: unknown };
    };

/** Who speaks, as the message says; the directory is asked before anything is believed. */
export interface Speaker {
  /** Entra object id, in lower case. */
  readonly objectId: string;
  /** The name that Teams shows; for addressing only. */
  readonly name: string;
  /** The client's language as a BCP 47 tag, such as `zh-TW`. */
  readonly locale: string | undefined;
  /** The client's IANA time zone, such as `Asia/Taipei`. */
  readonly timeZone: string | undefined;
}

/** One thing that one person asked, with all that Bot Framework knows taken off. */
export interface Turn {
  /** The correlation id: in the logs, and shown with failures of ours. */
  readonly id: string;
  readonly asked: Asked;
  readonly speaker: Speaker;
  readonly conversation: { readonly id: string; readonly kind: ConversationKind };
  readonly at: Date;
  readonly signal: AbortSignal;
  /** The person has signed in for it just now. */
  readonly isAfterSignIn?: boolean;
}
