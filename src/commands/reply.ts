import type { CardView } from '../cards/card-view.js';

/** What a turn ends in: one card, or one plain sentence where a card would be too much. */
export type Reply =
  | { readonly kind: 'card'; readonly view: CardView }
  | { readonly kind: 'text'; readonly text: string };

export const cardReply = (view: CardView): Reply => ({ kind: 'card', view });

export const textReply = (text: string): Reply => ({ kind: 'text', text });
