import type { CardData } from './card-view.js';

/** A button that stays within its card: the answer replaces the card. */
export type PressButton = {
  readonly title: string;
  readonly verb: string;
  /** It names the verb too, for clients that know only Action.Submit. */
  readonly data: CardData;
};

/** A button that types a command on the person's behalf. */
export type SayButton = { readonly title: string; readonly text: string };

/** @param verb `<command>.<verb>` */
export const press = (title: string, verb: string, data: CardData = {}): PressButton => ({
  title,
  verb,
  data: { ...data, verb },
});

/** @param text the command as it would be typed, in the person's language */
export const say = (text: string, title: string = text): SayButton => ({ title, text });
