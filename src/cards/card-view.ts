import type { Language } from '../domain/people/language.js';

/** What may stand in a card's data. There is no null: a template that has nothing to show has a flag for it. */
export type CardValue =
  | string
  | number
  | boolean
  | readonly CardValue[]
  | { readonly [name: string]: CardValue };

export type CardData = { readonly [name: string]: CardValue };

/** A card before it is drawn: which template, and what fills it. Every text in it is a person's language. */
export interface CardView {
  /** The file in `cards/` without its ending. */
  readonly template: string;
  readonly data: CardData;
  /** One sentence that says what the card says: for notifications, screen readers and old clients. */
  readonly summary: string;
  /** What is said below the card beside what it is about, such as that it may have come twice. */
  readonly note?: string;
  readonly language: Language;
}
