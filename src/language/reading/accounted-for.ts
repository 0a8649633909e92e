import { languages } from '../../domain/people/language.js';
import type { Wording } from '../forms.js';
import type { CommandName } from '../words.js';
import { framePhrases, lookingPhrases } from './frame-words.js';
import { type IdKind, idKinds } from './ids.js';
import type { NameInText, Names } from './names.js';
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
  readonly onlyNamed: boolean;
  readonly unless: Lexicon;
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
    onlyNamed: wording.onlyNamed ?? false,
    unless: lexiconOf(languages.flatMap((each) => wording.unless?.[each] ?? []).map(wordsOf)),
    own: lexiconOf([...whole, ...names.map(wordsOf)]),
    predicates: lexiconOf(languages.flatMap((each) => predicates?.[each] ?? []).map(wordsOf)),
    takes: new Set(said.join(' ').match(/(?<=<)\w+(?=>)/g) ?? []),
  };
}

/** What may be named in a text beside a command's own words. */
interface Named {
  readonly slot: 'account' | IdKind;
  readonly at: number;
  readonly length: number;
  readonly value: string;
  /** An id or an address says by itself what it is about; a name does not. */
  readonly isName: boolean;
}

const namedIn = (tokens: readonly Token[]): readonly Named[] =>
  tokens.flatMap(({ raw, word }, at): readonly Named[] => {
    const named = { at, length: 1, value: raw, isName: false };
    return isAddress(word)
      ? [{ ...named, slot: 'account' }]
      : idKinds(raw).map((slot) => ({ ...named, slot }));
  });

const asNamed = ({ at, length, value, isAlias }: NameInText): readonly Named[] =>
  (['account', 'device'] as const).map((slot) => ({ slot, at, length, value, isName: !isAlias }));

/**
 * The least number of words that only ask, where the words are made of them, of the command's own, and of
 * what it takes; undefined where a word is left over, or none is the command's own.
 */
function frameWordsOf(
  { own, predicates }: Candidate,
  words: Phrase,
  held: Named | undefined,
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
    const beside = (length: number, cost: number): void => {
      least(without, at + length, outside === undefined ? undefined : outside + cost);
      least(within, at + length, inside === undefined ? undefined : inside + cost);
    };
    if (held?.at === at && held.isName) beside(held.length, 0);
    else if (held?.at === at) least(within, at + held.length, either);
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
  const { command, mayRun, onlyNamed, unless, takes } = candidate;
  if (standsIn(unless, words)) return [];
  const [held, another] = named.filter(({ slot }) => takes.has(slot));
  // Two ids are two questions.
  if (another) return [];
  const frameWords = frameWordsOf(candidate, words, held);
  if (frameWords === undefined) return [];
  if (onlyNamed && !held) return [];
  // "Permissions for" somebody who was not read is not about the bot.
  if (takes.has('account') && !held && expectsMore.has(words.at(-1) ?? '')) return [];
  const slots = held ? { [held.slot]: held.value } : {};
  const self = takes.has('account') && !held && standsIn(ofOneself, words);
  return [{ command, mayRun, frameWords, slots: self ? { account: 'me' } : slots }];
}

/** Whether politeness was taken off that stood against the last word without a space. */
function isCut(tokens: readonly Token[], typed: readonly Token[]): boolean {
  const last = tokens.at(-1);
  const next = last && typed[typed.indexOf(last) + 1];
  return next?.before === '';
}

/**
 * Finds the one command that a sentence asks to see, where each of its words is accounted for. It finds none
 * that changes anything, and none where another is named as well by as many words. `typed` is the sentence
 * before politeness was taken off.
 */
export function createAccountFor(wordings: readonly Wording[], names: Names) {
  const candidates = wordings.map(candidateOf);
  const best = (words: Phrase, named: readonly Named[]): Account | undefined => {
    const looks = standsIn(looking, words);
    const [first, next] = candidates
      .filter(({ mayRun }) => mayRun || !looks)
      .flatMap((candidate) => accountOf(candidate, words, named))
      .toSorted((one, other) => one.frameWords - other.frameWords);
    return first?.mayRun && next?.frameWords !== first.frameWords ? first : undefined;
  };
  return (
    tokens: readonly Token[],
    typed: readonly Token[] = tokens,
  ): Pick<Account, 'command' | 'slots'> | undefined => {
    if (tokens.length > longestQuestion) return undefined;
    const cutAt = isCut(tokens, typed) ? tokens.length : -1;
    const words = tokens.map(({ word }) => traditional(withoutPossessive(word)));
    const named = namedIn(tokens);
    const found =
      best(words, named) ??
      names
        .namesIn(tokens)
        // What was taken off may have been the end of the name.
        .filter(({ at, length }) => at + length !== cutAt)
        .map((name) => best(words, [...named, ...asNamed(name)]))
        .find((account) => account !== undefined && Object.keys(account.slots).length > 0);
    return found && { command: found.command, slots: found.slots };
  };
}
