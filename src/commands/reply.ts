import type { CardView } from '../cards/card-view.js';

/** A sign-in that a person's Teams is asked for. */
export interface SignInRequest {
  readonly id: string;
  /** The application id URI that Teams gets a token for. */
  readonly resource: string;
  /** The page behind the button, for whom Teams cannot sign in silently. */
  readonly url: string;
}

/** What a turn ends in: one card, one plain sentence where a card would be too much, or a sign-in before it. */
export type Reply =
  | { readonly kind: 'card'; readonly view: CardView }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'signIn';
      readonly request: SignInRequest;
      readonly text: string;
      /** The button's. */
      readonly title: string;
    };

export const cardReply = (view: CardView): Reply => ({ kind: 'card', view });

export const textReply = (text: string): Reply => ({ kind: 'text', text });
