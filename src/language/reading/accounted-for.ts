import { languages } from '../../domain/people/language.js';
import type { Wording } from '../forms.js';
import type { CommandName } from '../words.js';
import { framePhrases, lookingPhrases } from './frame-words.js';
import { type IdKind, idKinds } from './ids.js';
import { patternsOf, type Slots } from './pattern.js';
import { isAddress, type Token, wordsOf } from './tokens.js';
import { traditional } from './traditional.js';

type Phrase = readonly string[];

/** Phrases by their first word. */
type Lexicon = ReadonlyMap<string, readonly Phrase[]>;

/** A command that a whole sentence is about, and how many of its words only ask for it. */
interface Account {
  readonly command: CommandName;
  readonly mayRun: boolean;
  readonly slots: Slots;
  readonly frameWords: number;
}

const expectsMore: ReadonlySet<string> = new Set(['for', 'of', 'about', 'on', 'with', 'by']);

/** A question is no longer. */
const longestQuestion = 40;

function lexiconOf(phrases: readonly Phrase[]): Lexicon {
  const lexicon = new Map<string, Phrase[]>();
  for (const typed of phrases) {
    const phrase = typed.map(traditional);
    const [first = ''] = phrase;
    lexicon.set(first, [...(lexicon.get(first) ?? []), phrase]);
  }
  return lexicon;
}

/** The lengths of the phrases that stand at a place. */
const lengthsAt = (lexicon: Lexicon, words: Phrase, at: number): readonly number[] =>
  (lexicon.get(words[at] ?? '') ?? [])
    .filter((phrase) => phrase.every((word, i) => words[at + i] === word))
    .map((phrase) => phrase.length);

const frames = lexiconOf(framePhrases);
const looking = lexiconOf(lookingPhrases);
const ofOneself = lexiconOf(
  [
    ...['my', 'myself', 'mine', 'for me', 'do i', 'have i', 'am i', 'i have', 'i am', 'i need'],
    ...['我的', '我有', '我缺', '我還', '我自己', '自己', '本人'],
  ].map(wordsOf),
);

const standsIn = (lexicon: Lexicon, words: Phrase): boolean =>
  words.some((_, at) => lengthsAt(lexicon, words, at).length > 0);

/** "the connector's" as "the connector"; "what's" is a word of its own. */
const withoutPossessive = (word: string): string =>
  word.endsWith("'s") && !frames.has(word) ? word.slice(0, -2) : word;

interface Candidate {
  readonly command: CommandName;
  readonly mayRun: boolean;
  readonly own: Lexicon;
  /** What may be said of it; it is about nothing alone. */
  readonly predicates: Lexicon;
  /** The slots that an id or an address of the text may fill. */
  readonly takes: ReadonlySet<string>;
}

function candidateOf(wording: Wording): Candidate {
  const { name, forms, questions, subjects, predicates, topics } = wording;
  const said = languages.flatMap((each) => [...forms[each], ...(questions?.[each] ?? [])]);
  const names = languages.flatMap((each) => (subjects ? subjects[each] : (topics?.[each] ?? [])));
  const whole = said
    .flatMap(patternsOf)
    .map((pattern) => pattern.map((part) => ('word' in part ? part.word : undefined)))
    .filter((words) => words.every((word) => word !== undefined));
  return {
    command: name,
    mayRun: subjects !== undefined,
    own: lexiconOf([...whole, ...names.map(wordsOf)]),
    predicates: lexiconOf(languages.flatMap((each) => predicates?.[each] ?? []).map(wordsOf)),
    takes: new Set(said.join(' ').match(/(?<=<)\w+(?=>)/g) ?? []),
  };
}

/** What may be named in a text beside a command's own words. */
interface Named {
  readonly slot: 'account' | IdKind;
  readonly at: number;
  readonly value: string;
}

const namedIn = (tokens: readonly Token[]): readonly Named[] =>
  tokens.flatMap(({ raw, word }, at): readonly Named[] =>
    isAddress(word)
      ? [{ slot: 'account', at, value: raw }]
      : idKinds(raw).map((slot) => ({ slot, at, value: raw })),
  );

/**
 * The least number of words that only ask, where the words are made of them, of the command's own, and of
 * what it takes; undefined where a word is left over, or none is the command's own.
 */
function frameWordsOf(
  { own, predicates }: Candidate,
  words: Phrase,
  taken: ReadonlySet<number>,
): number | undefined {
  const without: number[] = [0];
  const within: number[] = [];
  const least = (costs: number[], at: number, cost: number | undefined): void => {
    if (cost !== undefined) costs[at] = Math.min(costs[at] ?? cost, cost);
  };
  words.forEach((_, at) => {
    const [outside, inside] = [without[at], within[at]];
    const either = outside === undefined ? inside : Math.min(outside, inside ?? outside);
    for (const length of lengthsAt(own, words, at)) least(within, at + length, either);
    if (taken.has(at)) least(within, at + 1, either);
    const beside = (length: number, cost: number): void => {
      least(without, at + length, outside === undefined ? undefined : outside + cost);
      least(within, at + length, inside === undefined ? undefined : inside + cost);
    };
    for (const length of lengthsAt(predicates, words, at)) beside(length, 0);
    for (const length of lengthsAt(frames, words, at)) beside(length, length);
  });
  return within[words.length];
}

function accountOf(
  candidate: Candidate,
  words: Phrase,
  named: readonly Named[],
): readonly Account[] {
  const { command, mayRun, takes } = candidate;
  const held = named.filter(({ slot }) => takes.has(slot));
  const frameWords = frameWordsOf(candidate, words, new Set(held.map(({ at }) => at)));
  // Two ids are two questions.
  if (frameWords === undefined || held.length > 1) return [];
  // "Permissions for" somebody who was not read is not about the bot.
  if (takes.has('account') && held.length === 0 && expectsMore.has(words.at(-1) ?? '')) return [];
  const slots = Object.fromEntries(held.map(({ slot, value }) => [slot, value]));
  const self = takes.has('account') && held.length === 0 && standsIn(ofOneself, words);
  return [{ command, mayRun, frameWords, slots: self ? { account: 'me' } : slots }];
}

/**
 * Finds the one command that a sentence asks to see, where each of its words is accounted for. It finds none
 * that changes anything, and none where another is named as well by as many words.
 */
export function createAccountFor(wordings: readonly Wording[]) {
  const candidates = wordings.map(candidateOf);
  return (tokens: readonly Token[]): Omit<Account, 'frameWords' | 'mayRun'> | undefined => {
    if (tokens.length > longestQuestion) return undefined;
    const words = tokens.map(({ word }) => traditional(withoutPossessive(word)));
    const named = namedIn(tokens);
    const looks = standsIn(looking, words);
    const [best, next] = candidates
      .filter(({ mayRun }) => mayRun || !looks)
      .flatMap((candidate) => accountOf(candidate, words, named))
      .toSorted((one, other) => one.frameWords - other.frameWords);
    if (!best?.mayRun || next?.frameWords === best.frameWords) return undefined;
    return { command: best.command, slots: best.slots };
  };
}
