import { languages } from '../../domain/people/language.js';
import { changesNothing, type Wording } from '../forms.js';
import type { CommandName } from '../words.js';
import { isFramePhrase } from './frame-words.js';
import { type Pattern, patternsOf } from './pattern.js';

/** One way to say a command. */
export interface Known {
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
  readonly accepts: Wording['accepts'];
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
        accepts: wording.accepts,
        isVague: isFramePhrase(pattern.flatMap((part) => ('word' in part ? [part.word] : []))),
      }));
    return [
      ...forms[language].flatMap(known(false)),
      ...(questions?.[language] ?? []).flatMap(known(true)),
    ].toSorted((one, other) => wordsIn(other) - wordsIn(one));
  });

/** All ways to say all commands, in the order in which a text is held against them. */
export const knownForms = (wordings: readonly Wording[]): readonly Known[] =>
  wordings.flatMap(knownOf).toSorted((one, other) => rank(one) - rank(other));
