import { languages } from '../../domain/people/language.js';
import { changesNothing, type Wording } from '../forms.js';
import type { CommandName } from '../words.js';
import { createAccountFor } from './accounted-for.js';
import { isAboutQuotation, isNoOrder } from './asking.js';
import { hasReason } from './ids.js';
import { createNearMisses, type Suggestion, type SuggestOptions } from './near-misses.js';
import { match, type Pattern, patternsOf, type Slots } from './pattern.js';
import { readings, withoutPoliteness } from './politeness.js';
import { saysAnother } from './several.js';
import { hasQuestionMark, tokensOf } from './tokens.js';

/** What a text is: a command, nearly one, or none. Nothing but `exact` may run anything. */
export type Parsed =
  | { readonly kind: 'exact'; readonly command: CommandName; readonly slots: Slots }
  | { readonly kind: 'near'; readonly suggestions: readonly Suggestion[] }
  /** Nothing is left when mentions and politeness are taken off. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'none' };

export type Parser = (text: string, options: SuggestOptions) => Parsed;

interface Known {
  readonly command: CommandName;
  readonly pattern: Pattern;
  /** Natural questions: a slot has to hold an address. */
  readonly isQuestion: boolean;
  /** It has a slot that takes the rest of the text. */
  readonly takesRest: boolean;
  /** A text that asks may run it. */
  readonly mayBeAsked: boolean;
  readonly takesReason: boolean;
}

/** Exact forms come before questions, and forms without a slot before those with one. */
const rank = ({ pattern, isQuestion }: Known): number =>
  (isQuestion ? 2 : 0) + (pattern.some((part) => 'slot' in part) ? 1 : 0);

const wordsIn = ({ pattern }: Known): number => pattern.filter((part) => 'word' in part).length;

/** The forms with more words come first: their last words are not for the slot of another. */
const knownOf = (wording: Wording): readonly Known[] =>
  languages.flatMap((language) => {
    const { name: command, forms, questions, takesReason = false } = wording;
    const mayBeAsked = changesNothing(wording);
    const known = (isQuestion: boolean) => (phrase: string) =>
      patternsOf(phrase).map((pattern) => ({
        command,
        pattern,
        isQuestion,
        takesRest: pattern.some((part) => 'slot' in part && part.slot !== 'account'),
        mayBeAsked,
        takesReason,
      }));
    return [
      ...forms[language].flatMap(known(false)),
      ...(questions?.[language] ?? []).flatMap(known(true)),
    ].toSorted((one, other) => wordsIn(other) - wordsIn(one));
  });

/** Reads what people type, in all languages at once. Its cost is bounded, whatever the text. */
export function createParser(wordings: readonly Wording[]): Parser {
  const known = wordings.flatMap(knownOf).toSorted((one, other) => rank(one) - rank(other));
  const accountFor = createAccountFor(wordings);
  const nearMisses = createNearMisses(wordings);
  const changing = known.filter(({ mayBeAsked }) => !mayBeAsked).map(({ pattern }) => pattern);
  return (text, options) => {
    const tokens = tokensOf(text);
    const said = readings(tokens);
    const barest = said.at(-1) ?? [];
    if (barest.length === 0) {
      // "Bot" is a greeting, and "Bot?" a question.
      const asked = hasQuestionMark(text) ? accountFor(tokens) : undefined;
      return asked ? { kind: 'exact', ...asked } : { kind: 'empty' };
    }
    const mayChange =
      !isNoOrder(text, tokens) && !isAboutQuotation(text) && !saysAnother(changing, barest);
    const mayRun = mayChange ? known : known.filter(({ mayBeAsked }) => mayBeAsked);
    const plain = withoutPoliteness(tokens);
    // Politeness would end up in a slot that takes the rest of the text; the end of a reason is for it.
    const whole = hasReason(plain) ? plain : barest;
    for (const each of said) {
      for (const { command, pattern, isQuestion, takesRest, takesReason } of mayRun) {
        if (takesRest && each !== barest) continue;
        const slots = match(pattern, takesRest ? whole : each, isQuestion, !takesReason);
        if (slots) return { kind: 'exact', command, slots };
      }
    }
    const shown = accountFor(barest) ?? accountFor(tokens);
    if (shown) return { kind: 'exact', ...shown };
    const suggestions = nearMisses(barest, options);
    return suggestions.length > 0 ? { kind: 'near', suggestions } : { kind: 'none' };
  };
}
