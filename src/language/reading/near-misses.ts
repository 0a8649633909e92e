import type { Language } from '../../domain/people/language.js';
import type { Wording } from '../forms.js';
import { sayForm } from '../say-form.js';
import type { CommandName } from '../words.js';
import { wantsExplained } from './explaining.js';
import { said } from './said.js';
import type { Token } from './tokens.js';
import { type Candidate, candidateOf, worth } from './worth.js';

/** A command that may have been meant, and the text that says it exactly. */
export interface Suggestion {
  readonly command: CommandName;
  readonly text: string;
}

export interface SuggestOptions {
  /** The language of the suggestions; the text itself may be in any. */
  readonly language: Language;
  /** The commands that may be suggested. */
  readonly offered: (command: CommandName) => boolean;
}

/** More would be a menu, and there is help for that. */
const mostSuggestions = 3;

/** Finds the commands that a text which is none of them may have meant: misspelt, reordered, described. */
export function createNearMisses(wordings: readonly Wording[]) {
  const candidates = wordings.map(candidateOf);
  const help = wordings.find(({ forms }) => forms.en.some((form) => form.includes('<command>')));
  return (
    tokens: readonly Token[],
    { language, offered }: SuggestOptions,
  ): readonly Suggestion[] => {
    const text = said(tokens);
    const say = ({ name, forms }: Wording, slots: { readonly [slot: string]: string }) => ({
      command: name,
      text: sayForm(forms, language, slots),
    });
    const likely = (each: typeof text): readonly Candidate[] =>
      candidates
        .filter(({ wording }) => offered(wording.name))
        .map((candidate) => ({ candidate, worth: worth(candidate, each) }))
        .filter(({ worth }) => worth > 0)
        .toSorted((one, other) => other.worth - one.worth)
        .map(({ candidate }) => candidate);
    const meant = likely(text).map(({ wording, takes }) => {
      const held = takes.flatMap((slot) => {
        const value = text.named[slot];
        return value === undefined ? [] : [[slot, value] as const];
      });
      return say(wording, Object.fromEntries(held));
    });
    // "What happens if I do not approve?" is about approving too.
    const explained =
      help && wantsExplained(text.words)
        ? likely({ ...text, mayDeny: false }).find(({ isReading }) => !isReading)
        : undefined;
    const explanation =
      help && explained ? [say(help, { command: sayForm(explained.wording.forms, language) })] : [];
    return [...explanation, ...meant].slice(0, mostSuggestions);
  };
}
