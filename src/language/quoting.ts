import { showHidden, written } from '../domain/hidden-characters.js';

/** A language's quotation marks, and how it counts what was left out of a text. */
export interface QuotingWords {
  readonly marks: readonly [open: string, close: string];
  /** A text that was cut, with its whole length. */
  cut(text: string, length: number): string;
}

/** Text of people, devices, mailboxes, policies and services, as it stands among the bot's own words. */
export interface Quoting {
  /** A name, an address, an id: bare while it can be nothing else, otherwise quoted. Long ones are cut. */
  name(text: string): string;
  /** A sentence of somebody: always quoted. Long ones are cut. */
  quote(text: string): string;
  /** A value that is executed: as `name`, but never cut. */
  exact(text: string): string;
}

const longestName = 200;
const longestQuote = 500;
const longestPlain = 64;
const mostPlainWords = 6;

/** Begins with a letter or digit, and has no colon, quotation mark or symbol that a line of the bot has. */
const plain = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'’&@_+/\\#()-]*$/u;

/** Such as `3 approvals`: sentences begin with counts. */
const counted = /^\p{N}[^\s]* /u;

/** The words that a sentence begins with, up to its first slot: enough to know it by. */
function beginningOf(sentence: string): string {
  const fixed = (sentence.split('{')[0] ?? '').replace(/^[^\p{L}\p{N}]+/u, '').trim();
  return /^[\p{Script=Han}]/u.test(fixed) ? fixed.slice(0, 4) : fixed.split(' ', 2).join(' ');
}

/** Finds texts that begin like one of the bot's own sentences. */
function ownBeginnings(sentences: Iterable<string>): RegExp {
  const beginnings = new Set([...sentences].map(beginningOf).filter((each) => each.length > 1));
  const escaped = [...beginnings].map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^(?:${escaped.join('|')})(?![a-z0-9_])`, 'iu');
}

function isBalanced(text: string, [open, close]: QuotingWords['marks']): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === open) depth += 1;
    if (character === close) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** No half of a character, and no end that looks like more than it is. */
const cutAfter = (text: string, most: number): string =>
  text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');

/**
 * @param sentences every sentence that the bot says, in all languages: nobody's name may pass for one
 */
export function createQuoting(sentences: Iterable<string>, words: QuotingWords): Quoting {
  const own = ownBeginnings(sentences);
  const { marks } = words;
  const [open, close] = marks;
  const quoted = (text: string, most: number): string => {
    const isCut = text.length > most;
    const kept = isCut ? `${cutAfter(text, most)}…` : text;
    const shown = showHidden(kept.replace(/[⟨↵]/g, written));
    const inner = isBalanced(shown, marks)
      ? shown
      : shown.replaceAll(open, written).replaceAll(close, written);
    const whole = `${open}${inner}${close}`;
    return isCut ? words.cut(whole, text.length) : whole;
  };
  const isPlain = (text: string): boolean =>
    text.length <= longestPlain &&
    text.split(' ').length <= mostPlainWords &&
    plain.test(text) &&
    showHidden(text) === text &&
    !text.endsWith(' ') &&
    !counted.test(text) &&
    !own.test(text);
  return {
    name: (text) => (isPlain(text) ? text : quoted(text, longestName)),
    quote: (text) => quoted(text, longestQuote),
    // In a list, what has a comma would pass for two.
    exact: (text) =>
      isPlain(text) && !text.includes(',') ? text : quoted(text, Number.POSITIVE_INFINITY),
  };
}
