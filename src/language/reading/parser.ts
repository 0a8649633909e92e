import { languages } from '../../domain/people/language.js';
import { changesNothing, type Wording } from '../forms.js';
import type { CommandName } from '../words.js';
import { createAccountFor } from './accounted-for.js';
import { isAboutQuotation, isNoOrder, wonders } from './asking.js';
import { isFramePhrase } from './frame-words.js';
import { hasReason } from './ids.js';
import { createNames, type Names } from './names.js';
import { createNearMisses, type Suggestion, type SuggestOptions } from './near-misses.js';
import { match, type Pattern, patternsOf, type Slots } from './pattern.js';
import { openingReadings, readings, withoutFaces, withoutPoliteness } from './politeness.js';
import { saysAnother } from './several.js';
import { hasQuestionMark, type Token, tokensOf } from './tokens.js';

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
  /** Whoever names a device by its owner goes on to the end of the text. */
  readonly endsInName: boolean;
  /** A text that asks may run it. */
  readonly mayBeAsked: boolean;
  readonly takesReason: boolean;
  /** Its words say so little that a name beside them could mean anything. */
  readonly isVague: boolean;
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
    const endsInName = forms[language].some((form) => form.includes('<device>'));
    const known = (isQuestion: boolean) => (phrase: string) =>
      patternsOf(phrase).map((pattern) => ({
        command,
        pattern,
        isQuestion,
        takesRest: pattern.some((part) => 'slot' in part && part.slot !== 'account'),
        endsInName,
        mayBeAsked,
        takesReason,
        isVague: isFramePhrase(pattern.flatMap((part) => ('word' in part ? [part.word] : []))),
      }));
    return [
      ...forms[language].flatMap(known(false)),
      ...(questions?.[language] ?? []).flatMap(known(true)),
    ].toSorted((one, other) => wordsIn(other) - wordsIn(one));
  });

/** A text as it was typed, and what is left of it without politeness, the barest last. */
interface Heard {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly said: readonly (readonly Token[])[];
}

const hear = (text: string, tokens: readonly Token[]): Heard => ({
  text,
  tokens,
  said: readings(tokens),
});

const barestOf = ({ said }: Heard): readonly Token[] => said.at(-1) ?? [];

const beginsWithSlot = ([first]: Pattern): boolean => first !== undefined && 'slot' in first;

/** A plain form or question that the whole text is. */
function exactly(known: readonly Known[], heard: Heard, names: Names): Parsed | undefined {
  const barest = barestOf(heard);
  const plain = withoutPoliteness(heard.tokens);
  // Politeness would end up in a slot that takes the rest of the text; the end of a reason is for it.
  const whole = hasReason(plain) ? plain : barest;
  for (const each of heard.said) {
    for (const {
      command,
      pattern,
      isQuestion,
      takesRest,
      endsInName,
      takesReason,
      isVague,
    } of known) {
      if (endsInName || (takesRest && each !== barest)) continue;
      const isName = isVague
        ? names.isAlias
        : beginsWithSlot(pattern)
          ? names.isPlainName
          : names.isName;
      const rules = { idAlone: !takesReason, isName };
      const slots = match(pattern, takesRest ? whole : each, isQuestion, rules);
      if (slots) return { kind: 'exact', command, slots };
    }
  }
  return undefined;
}

/** Characters that may open what is said of somebody, and so end their name. */
const afterName: ReadonlySet<string> = new Set([...'的有是能可缺少']);

const isBeforeName = (pattern: Pattern): boolean =>
  pattern.some((part, place) => {
    const next = pattern[place + 1];
    return 'slot' in part && (place > 0 || (next && 'word' in next && afterName.has(next.word)));
  });

/** A form about somebody with a Chinese name: any other characters are tried first as what they may say. */
function aboutSomebody(known: readonly Known[], heard: Heard, names: Names): Parsed | undefined {
  for (const each of heard.said) {
    for (const { command, pattern, takesRest, isVague } of known) {
      if (takesRest || isVague || !isBeforeName(pattern)) continue;
      const slots = match(pattern, each, true, { isName: names.isChineseName });
      if (slots) return { kind: 'exact', command, slots };
    }
  }
  return undefined;
}

/** A command with what may be a name behind it: nothing of its end is taken off here. */
function withName(known: readonly Known[], { tokens }: Heard): Parsed | undefined {
  for (const each of openingReadings(tokens)) {
    for (const { command, pattern, endsInName } of known) {
      const slots = endsInName ? match(pattern, each, false) : undefined;
      if (slots) return { kind: 'exact', command, slots };
    }
  }
  return undefined;
}

/** Reads what people type, in all languages at once. Its cost is bounded, whatever the text. */
export function createParser(wordings: readonly Wording[]): Parser {
  const known = wordings.flatMap(knownOf).toSorted((one, other) => rank(one) - rank(other));
  const reading = known.filter(({ mayBeAsked }) => mayBeAsked);
  const changing = known.filter(({ mayBeAsked }) => !mayBeAsked);
  const accountFor = createAccountFor(wordings);
  const nearMisses = createNearMisses(wordings);
  const names = createNames(wordings);
  const orders = changing.map(({ pattern }) => pattern);
  return (text, options) => {
    const typed = hear(text, tokensOf(text));
    const calm = hear(text, withoutFaces(typed.tokens));
    const barest = barestOf(calm);
    if (barest.length === 0) {
      // "Bot" is a greeting, and "Bot?" a question.
      const asked = hasQuestionMark(text) ? accountFor(calm.tokens) : undefined;
      return asked ? { kind: 'exact', ...asked } : { kind: 'empty' };
    }
    const mayChange = !isAboutQuotation(text) && !saysAnother(orders, barest);
    const isOrder = mayChange && !isNoOrder(text, typed.tokens);
    // A face may say no to what the words say.
    const hasFaces = calm.tokens.length < typed.tokens.length;
    const found =
      (mayChange && !wonders(text, typed.tokens) && withName(changing, typed)) ||
      exactly(isOrder && !hasFaces ? known : reading, calm, names) ||
      (isOrder && hasFaces && exactly(changing, typed, names));
    if (found) return found;
    const shown = accountFor(barest) ?? accountFor(calm.tokens);
    if (shown) return { kind: 'exact', ...shown };
    const named = aboutSomebody(isOrder && !hasFaces ? known : reading, calm, names);
    if (named) return named;
    const suggestions = nearMisses(barest, options);
    return suggestions.length > 0 ? { kind: 'near', suggestions } : { kind: 'none' };
  };
}
