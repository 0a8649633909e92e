/**
 * How well a text names somebody, best first: `literal` as the name is written; `whole` with accents and
 * punctuation otherwise; `reordered` with its words in another order; `part` where words are missing.
 */
export type NameMatch = 'literal' | 'whole' | 'reordered' | 'part';

/** Letters that Unicode does not take apart, as people type them without a special keyboard. */
const plain: { readonly [letter: string]: string } = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i' },
};

const withAccent = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu;
const invisible = /[\p{Cf}\p{Variation_Selector}]/gu;
const betweenHan = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;

/** A name as it is written, but for case, spaces, and the two ways to write an accent. */
const literal = (name: string): string =>
  name.normalize('NFC').replace(invisible, '').replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * A name as it is compared: without accents, apostrophes and emoji, other punctuation as a space. Chinese is
 * compared without spaces. A name that has nothing else is compared as it is.
 */
export function nameKey(name: string): string {
  const key = name
    .normalize('NFKD')
    .replace(withAccent, '$1')
    .toLowerCase()
    .replace(/[ßæœøđðþłħı]/g, (letter) => plain[letter] ?? letter)
    .replace(invisible, '')
    .replace(/['’‘ʼ`´]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .normalize('NFC')
    .trim()
    .replace(betweenHan, '');
  return key === '' ? literal(name) : key;
}

const sorted = (key: string): string => key.split(' ').toSorted().join(' ');

/** "Khan, Omar" as "Omar Khan". */
const turned = (name: string): string => name.replace(/^([^,]+),\s*([^,]+)$/, '$2 $1');

/** A name in all the ways that it is compared in: made once for a name that meets many others. */
export interface ComparableName {
  readonly literal: string;
  readonly key: string;
  readonly turned: string;
  readonly words: readonly string[];
}

/** No directory has a longer one. */
const longestName = 320;

export function comparableName(whole: string): ComparableName {
  const name = whole.slice(0, longestName);
  const key = nameKey(name);
  const inOrder = name.includes(',') ? nameKey(turned(name)) : key;
  return { literal: literal(name), key, turned: inOrder, words: key.split(' ') };
}

/** Whether each word begins another word of the name; in Chinese, whether it stands in it. */
function isPart(said: readonly string[], name: readonly string[]): boolean {
  const left = [...name];
  return said.every((word) => {
    const isChinese = /^\p{Script=Han}/u.test(word);
    const at = left.findIndex((each) => (isChinese ? each.includes(word) : each.startsWith(word)));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

/** How well a text names somebody by this name; undefined where it does not. */
export function nameMatch(said: ComparableName, name: ComparableName): NameMatch | undefined {
  if (said.literal === '' || name.literal === '') return undefined;
  if (said.literal === name.literal) return 'literal';
  if (said.key === name.key || said.turned === name.turned) return 'whole';
  const isAsLong = said.key.length === name.key.length;
  if (isAsLong && sorted(said.key) === sorted(name.key)) return 'reordered';
  return isPart(said.words, name.words) ? 'part' : undefined;
}

const ranks = ['literal', 'whole', 'reordered', 'part'] as const;

/** The best of several matches. */
export const bestMatch = (matches: readonly (NameMatch | undefined)[]): NameMatch | undefined =>
  ranks.find((rank) => matches.includes(rank));

/** Whether a match leaves no doubt who is named, where nobody else matches as well. */
export const isSureMatch = (match: NameMatch | undefined): boolean =>
  match === 'literal' || match === 'whole';

/** Of some things those that a text names best, and how well. */
export function bestMatches<T>(
  items: readonly T[],
  matchOf: (item: T) => NameMatch | undefined,
): { readonly match: NameMatch | undefined; readonly items: readonly T[] } {
  const matched = items.map((item) => ({ item, match: matchOf(item) }));
  const match = bestMatch(matched.map((each) => each.match));
  return {
    match,
    items: matched.filter((each) => match && each.match === match).map(({ item }) => item),
  };
}
