import { editDistance, isMisspelt } from './edit-distance.js';
import { isFrameWord } from './frame-words.js';
import { isHan } from './tokens.js';

type Words = readonly string[];

/** Longer texts are no misspelt command. */
const longestCompared = 48;

const joined = (words: Words): string =>
  words.reduce(
    (text, word, index) =>
      isHan(word) || isHan(words[index - 1] ?? '') ? text + word : `${text} ${word}`,
    '',
  );

const slipsAllowed = (length: number): number =>
  length < 4 ? 0 : length < 6 ? 1 : length < 12 ? 2 : 3;

/** 1 for the same letters, less for each slip, 0 where there are too many of them. */
function spelling(typed: Words, meant: Words): number {
  const [one, other] = [joined(typed).trim(), joined(meant).trim()];
  if (one.length > longestCompared) return 0;
  if (one === other) return 1;
  if (one.length >= 3 && other.startsWith(one)) return 0.8;
  // A Chinese character carries as much as a word, so two slips would already be another phrase.
  const limit = isHan(other.charAt(0)) ? (other.length < 3 ? 0 : 1) : slipsAllowed(other.length);
  const slips = editDistance(one, other, limit);
  return slips > limit ? 0 : 1 - slips / Math.max(one.length, other.length);
}

/**
 * How many words two texts share, whatever their order; a misspelt word counts nearly whole. A text of
 * twice the length is another one, and is not looked at.
 */
function sharedWords(typed: Words, meant: Words): number {
  if (typed.length > 2 * meant.length) return 0;
  const left = [...typed];
  let shared = 0;
  let saysSomething = meant.every(isFrameWord);
  for (const word of meant) {
    const same = left.indexOf(word);
    const found = same >= 0 ? same : left.findIndex((candidate) => isMisspelt(candidate, word));
    if (found < 0) continue;
    left.splice(found, 1);
    shared += same >= 0 ? 1 : 0.9;
    saysSomething ||= !isFrameWord(word);
  }
  // "What is the weather" shares with "what is the status" only what every question has.
  return saysSomething ? (2 * shared) / (typed.length + meant.length) : 0;
}

/** How much alike two phrases are, from 0 to 1. */
export const likeness = (typed: Words, meant: Words): number =>
  meant.length === 0 ? 0 : Math.max(spelling(typed, meant), 0.95 * sharedWords(typed, meant));

type IsWord = (word: string) => boolean;

/** Where a phrase stands in a text, a misspelt word counting as the word; -1 where it does not. */
export const placeOf = (phrase: Words, text: Words, isWord: IsWord = isFrameWord): number =>
  text.findIndex((_, start) => standsAt(phrase, text, start, isWord));

/** `syncs` is `sync` in another form, whatever else it means. */
const isForm = (one: string, other: string): boolean =>
  one.startsWith(other) || other.startsWith(one);

const standsAt = (phrase: Words, text: Words, start: number, isWord: IsWord): boolean =>
  phrase.every((word, index) => {
    const typed = text[start + index];
    if (typed === undefined || typed === word) return typed === word;
    // "about" is no misspelt "abort", and "lack" no "lock".
    const mayBeSlip = !isFrameWord(typed) && (!isWord(typed) || isForm(typed, word));
    return mayBeSlip && isMisspelt(typed, word);
  });

export const stands = (phrase: Words, text: Words): boolean => placeOf(phrase, text) >= 0;

/** Where words stand in a text, with whatever is between them. */
export interface Span {
  readonly at: number;
  readonly length: number;
  /** The words themselves, without what is between them. */
  readonly words: Words;
}

/** Between the parts of a phrase such as `turn … off` no more stands. */
const widestGap = 10;

/** Where groups of words follow each other in a text; undefined where they do not. */
export function spanOf(groups: readonly Words[], text: Words, isWord: IsWord): Span | undefined {
  const [first = [], ...others] = groups;
  const at = placeOf(first, text, isWord);
  if (at < 0) return undefined;
  let end = at + first.length;
  for (const group of others) {
    const place = placeOf(group, text.slice(end, end + widestGap + group.length), isWord);
    if (place < 0) return undefined;
    end += place + group.length;
  }
  return { at, length: end - at, words: groups.flat() };
}
