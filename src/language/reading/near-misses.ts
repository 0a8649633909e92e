import type { Language } from '../../domain/people/language.js';
import { changesNothing, type Wording } from '../forms.js';
import { sayForm } from '../say-form.js';
import type { CommandName } from '../words.js';
import { asksForFacts } from './asking.js';
import { wantsExplained } from './explaining.js';
import { isFrameWord } from './frame-words.js';
import type { Span } from './likeness.js';
import type { Names } from './names.js';
import { restBehindId } from './rest.js';
import { type Said, said } from './said.js';
import { readSetupSaid, type SetupSaid, setupWords } from './setup-said.js';
import { rawText, type Token } from './tokens.js';
import { type Candidate, candidateOf, nearly, type Worth, worth } from './worth.js';

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

type Slots = { readonly [slot: string]: string };

/** What the text holds for a command's slots: all that was recognized, so that nothing has to be said again. */
function slotsFor(
  candidate: Candidate,
  text: Said,
  tokens: readonly Token[],
  language: Language,
): Slots {
  const { takes, wording } = candidate;
  const said: SetupSaid = wording.accepts?.['details'] ? readSetupSaid(rawText(tokens)).said : {};
  const { account: _, ...fields } = said;
  if (Object.keys(fields).length > 0) return { details: setupWords(said, language) };
  const held = takes.flatMap((slot) => {
    const value = text.named[slot] ?? (slot === 'device' ? text.name : undefined);
    if (value === undefined) return [];
    const isId = slot === 'change' || slot === 'incident';
    const rest = isId && wording.takesReason ? restBehindId(tokens, candidate) : '';
    return [[slot, rest === '' ? value : `${value} ${rest}`] as const];
  });
  return Object.fromEntries(held);
}

interface Likely extends Worth {
  readonly candidate: Candidate;
}

/** Words that say something themselves. */
const saying = ({ words }: Span): number => words.filter((word) => !isFrameWord(word)).length;

const isWithin = (one: Span, other: Span): boolean =>
  one.at >= other.at &&
  one.at + one.length <= other.at + other.length &&
  saying(one) < saying(other);

/** Whether what is said of an order is part of what another is about: 取消同步 is no 同步, and "last syncs" neither. */
const saysMore = (one: Likely, other: Likely): boolean =>
  !other.candidate.isReading &&
  (other.spans.length > 0
    ? other.spans.every((span) => one.spans.some((longer) => isWithin(span, longer)))
    : !one.candidate.isReading && one.spans.length > 0 && other.value < nearly);

/** Finds the commands that a text which is none of them may have meant: misspelt, reordered, described. */
export function createNearMisses(wordings: readonly Wording[], names: Names) {
  const candidates = wordings.map(candidateOf);
  const help = wordings.find(({ forms }) => forms.en.some((form) => form.includes('<command>')));
  return (
    tokens: readonly Token[],
    { language, offered }: SuggestOptions,
  ): readonly Suggestion[] => {
    const text = said(tokens, names);
    const isAsking = asksForFacts(tokens);
    const say = ({ name, forms }: Wording, slots: Slots): Suggestion => ({
      command: name,
      text: sayForm(forms, language, slots),
    });
    const likely = (each: Said): readonly Candidate[] => {
      const all = candidates
        .filter(({ wording }) => offered(wording.name))
        .map((candidate) => ({ candidate, ...worth(candidate, each) }))
        .filter(({ value }) => value > 0);
      return all
        .filter((one) => !all.some((other) => saysMore(other, one)))
        .toSorted((one, other) => other.value - one.value)
        .map(({ candidate }) => candidate);
    };
    const meant = likely(text).flatMap((candidate) => {
      const { wording } = candidate;
      // Whoever asks how things are is offered nothing that would change them.
      if (isAsking && !changesNothing(wording) && !wording.showsAlone) return [];
      const slots = slotsFor(candidate, text, tokens, language);
      return wording.onlyNamed && Object.keys(slots).length === 0 ? [] : [say(wording, slots)];
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
