/** Graph takes at most 15 alternatives in one filter: three words by five properties. */
const mostWords = 3;
/** Whoever leaves an accent out is found by the letters before it. */
const beginning = 3;

const properties = ['displayName', 'givenName', 'surname', 'userPrincipalName', 'mailNickname'];

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Words as Graph compares them: without other punctuation than names and addresses have. */
const wordsOf = (name: string): readonly string[] => name.match(/[\p{L}\p{M}\p{N}@._'’-]+/gu) ?? [];

/**
 * Filters for people who may be meant by a name: by the whole of it, by the beginning of one of its words, by
 * the first letters of one. None holds more than Graph takes without its advanced queries.
 * Source: learn.microsoft.com/graph/aad-advanced-queries.
 */
export function filtersForName(name: string): readonly string[] {
  const whole = name.normalize('NFC').replace(/\s+/g, ' ').trim();
  const words = wordsOf(whole).slice(0, mostWords);
  const is = [...properties, 'mail'].map((property) => `${property} eq ${quoted(whole)}`);
  const begin = (starts: readonly string[]): readonly string[] =>
    [...new Set(starts)].flatMap((start) =>
      properties.map((property) => `startswith(${property},${quoted(start)})`),
    );
  const short = words.map((word) => [...word].slice(0, beginning).join(''));
  return [is, begin(words), begin(short)]
    .filter((terms) => terms.length > 0)
    .map((terms) => terms.join(' or '));
}
