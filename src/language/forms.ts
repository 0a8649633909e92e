import type { Language } from '../domain/people/language.js';
import type { CommandName } from './words.js';

/**
 * The exact forms of a command in each language, the first of each being the one that help shows.
 * `<account>` is a slot, `[…]` may be left out: `check permissions [for <account>]`.
 * The slot `account` takes one address or a word for oneself; any other takes the rest of the text.
 */
export type Forms = { readonly [L in Language]: readonly [string, ...string[]] };

/** Phrases in each language, in the notation of forms. */
export type Phrases = { readonly [L in Language]: readonly string[] };

/** All that is said about a command to the parser. */
export interface Wording {
  readonly name: CommandName;
  readonly forms: Forms;
  /**
   * Natural questions that mean this command and nothing else; they are answered like a form. Only a
   * command that changes nothing has them: where they are absent, nothing but a plain form runs it.
   */
  readonly questions?: Phrases;
  /**
   * Names of what a command shows that changes nothing. A sentence runs it that is made of them and of words
   * that only ask for a look (frame-words.ts), where no other command is named as well.
   */
  readonly subjects?: Phrases;
  /** What may be asked about the subjects; without one of them it means nothing. */
  readonly predicates?: Phrases;
  /** More may follow its id: why, or how long. Behind the id of any other command nothing stands. */
  readonly takesReason?: boolean;
  /** What may stand in a slot that takes the rest of the text, where not anything may. */
  readonly accepts?: { readonly [slot: string]: (said: string) => boolean };
  /** Without its slot it only shows something, though with it it changes something. */
  readonly showsAlone?: boolean;
  /** It is about nothing unless the text names something: then it is neither run nor suggested. */
  readonly onlyNamed?: boolean;
  /** A sentence with one of these is about something else, whatever it names beside. */
  readonly unless?: Phrases;
  /** Words that make a text be about this command: it is suggested then, and not run. */
  readonly topics?: Phrases;
}

/** Only a command that changes nothing is asked for by a question, or by what it shows. */
export const changesNothing = ({ questions, subjects }: Wording): boolean =>
  questions !== undefined || subjects !== undefined;
