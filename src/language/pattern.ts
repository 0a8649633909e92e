import { isAddress, isHan, type Token, tokensOf } from './tokens.js';

/** A word that has to stand there, or a slot that takes what stands there. */
export type Part = { readonly word: string } | { readonly slot: string };

export type Pattern = readonly Part[];

export type Slots = { readonly [name: string]: string };

/** Words for oneself: the slot then holds `me`, in whatever language it was said. */
const oneself = ['me', 'my', 'i', 'myself', '我', '自己', '我自己', '本人'].map((phrase) =>
  tokensOf(phrase).map((token) => token.word),
);

/** The patterns of a phrase, one with and one without each part in brackets. */
export function patternsOf(phrase: string): readonly Pattern[] {
  const open = phrase.indexOf('[');
  const close = phrase.indexOf(']', open);
  if (open < 0 || close < 0) return [parts(phrase)];
  const [before, optional, after] = [
    phrase.slice(0, open),
    phrase.slice(open + 1, close),
    phrase.slice(close + 1),
  ];
  return [...patternsOf(before + after), ...patternsOf(before + optional + after)];
}

const parts = (phrase: string): Pattern =>
  phrase.split(/(<\w+>)/).flatMap((piece): readonly Part[] => {
    const slot = /^<(\w+)>$/.exec(piece)?.[1];
    return slot ? [{ slot }] : tokensOf(piece).map(({ word }) => ({ word }));
  });

/** How many tokens at the front are an account, and which. Strict: an address, or oneself. */
function accountAt(
  tokens: readonly Token[],
  strict: boolean,
): { length: number; value: string } | undefined {
  const self = oneself.findLast((phrase) => phrase.every((word, i) => tokens[i]?.word === word));
  if (self) return { length: self.length, value: 'me' };
  const first = tokens[0];
  if (!first || isHan(first.word) || (strict && !isAddress(first.word))) return undefined;
  return { length: 1, value: first.raw };
}

const spoken = (tokens: readonly Token[]): string =>
  tokens.reduce((text, { raw }) => (text && !isHan(raw) ? `${text} ${raw}` : text + raw), '');

/**
 * The slots' values where a pattern takes all of the tokens; undefined where it does not.
 * @param strict an account has to be an address or oneself, as in questions
 */
export function match(
  pattern: Pattern,
  tokens: readonly Token[],
  strict: boolean,
): Slots | undefined {
  const slots: { [name: string]: string } = {};
  let at = 0;
  for (const part of pattern) {
    if ('word' in part) {
      if (tokens[at]?.word !== part.word) return undefined;
      at++;
    } else if (part.slot === 'account') {
      const found = accountAt(tokens.slice(at), strict);
      if (!found) return undefined;
      slots[part.slot] = found.value;
      at += found.length;
    } else {
      if (at === tokens.length) return undefined;
      slots[part.slot] = spoken(tokens.slice(at));
      at = tokens.length;
    }
  }
  return at === tokens.length ? slots : undefined;
}
