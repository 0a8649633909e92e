import type { CardData } from './card-view.js';

/** How a button stands out: the one that a card is there for, one that ends something, any other. */
export type ButtonStyle = 'default' | 'positive' | 'destructive';

/** A button that stays within its card: the answer replaces the card. */
export type PressButton = {
  readonly title: string;
  readonly verb: string;
  readonly style: ButtonStyle;
  /** It names the verb too, for clients that know only Action.Submit. */
  readonly data: CardData;
};

/** A button that types a command on the person's behalf. */
export type SayButton = { readonly title: string; readonly text: string };

/** @param verb `<command>.<verb>` */
export const press = (
  title: string,
  verb: string,
  data: CardData = {},
  style: ButtonStyle = 'default',
): PressButton => ({ title, verb, style, data: { ...data, verb } });

/** @param text the command as it would be typed, in the person's language */
export const say = (text: string, title: string = text): SayButton => ({ title, text });
