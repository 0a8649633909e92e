import { type Language, languages } from '../domain/people/language.js';
import type { Wording } from './forms.js';
import { likeness, stands } from './likeness.js';
import { patternsOf } from './pattern.js';
import { sayForm } from './say-form.js';
import { isAddress, type Token, tokensOf } from './tokens.js';
import { traditional } from './traditional.js';
import type { CommandName } from './words.js';

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
/** Phrases less alike than this were not meant. */
const alike = 0.7;
/** What a topic is worth: less than any likeness, more with each further topic. */
const topicWorth = 0.5;

const oneself: ReadonlySet<string> = new Set(['me', 'my', 'myself', '我']);

interface Candidate {
  readonly wording: Wording;
  readonly takesAccount: boolean;
  readonly phrases: readonly (readonly string[])[];
  readonly topics: readonly (readonly string[])[];
}

const wordsOf = (phrase: string): readonly string[] => tokensOf(phrase).map(({ word }) => word);

function candidateOf(wording: Wording): Candidate {
  const { forms, questions, topics } = wording;
  const said = languages.flatMap((language) => [
    ...forms[language],
    ...(questions?.[language] ?? []),
  ]);
  const literal = said
    .flatMap(patternsOf)
    .map((pattern) => pattern.flatMap((part) => ('word' in part ? [part.word] : [])));
  return {
    wording,
    takesAccount: said.some((phrase) => phrase.includes('<account>')),
    phrases: literal.filter((phrase) => phrase.length > 0),
    topics: languages.flatMap((language) => topics?.[language] ?? []).map(wordsOf),
  };
}

/** What of a text goes with phrases, and the account that it names. */
interface Said {
  readonly words: readonly string[];
  readonly account: string | undefined;
}

function said(tokens: readonly Token[]): Said {
  const address = tokens.find(({ word }) => isAddress(word));
  const words = tokens.filter((token) => token !== address).map(({ word }) => traditional(word));
  const self = words.some((word) => oneself.has(word)) ? 'me' : undefined;
  return { words, account: address?.raw ?? self };
}

function worth(
  { phrases, topics, takesAccount, wording }: Candidate,
  { words, account }: Said,
): number {
  const best = Math.max(0, ...phrases.map((phrase) => likeness(words, phrase)));
  const found = topics.filter((topic) => stands(topic, words)).length;
  // An address alone means a question about it, and never something that changes.
  const asksAbout = takesAccount && wording.questions !== undefined;
  const named = asksAbout && account !== undefined && account !== 'me' ? 2 : 0;
  const byTopic = found + named > 0 ? Math.min(topicWorth + 0.05 * (found + named - 1), 0.69) : 0;
  return best >= alike ? best + byTopic / 10 : byTopic;
}

/** Finds the commands that a text which is none of them may have meant: misspelt, reordered, described. */
export function createNearMisses(wordings: readonly Wording[]) {
  const candidates = wordings.map(candidateOf);
  return (
    tokens: readonly Token[],
    { language, offered }: SuggestOptions,
  ): readonly Suggestion[] => {
    const text = said(tokens);
    return candidates
      .filter(({ wording }) => offered(wording.name))
      .map((candidate) => ({ candidate, worth: worth(candidate, text) }))
      .filter(({ worth }) => worth > 0)
      .toSorted((one, other) => other.worth - one.worth)
      .slice(0, mostSuggestions)
      .map(({ candidate: { wording, takesAccount } }) => ({
        command: wording.name,
        text: sayForm(
          wording.forms,
          language,
          takesAccount && text.account !== undefined ? { account: text.account } : {},
        ),
      }));
  };
}
