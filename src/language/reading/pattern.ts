import { idKinds } from './ids.js';
import { isAddress, isHan, startsWith, type Token, tokensOf, wordsOf } from './tokens.js';

/** A word that has to stand there, or a slot that takes what stands there. */
export type Part = { readonly word: string } | { readonly slot: string };

export type Pattern = readonly Part[];

export type Slots = { readonly [name: string]: string };

/** Words for oneself: the slot then holds `me`, in whatever language it was said. */
const oneself = ['me', 'my', 'i', 'myself', '我', '自己', '我自己', '本人'].map(wordsOf);

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
  const self = oneself.findLast((phrase) => startsWith(tokens, phrase));
  if (self) return { length: self.length, value: 'me' };
  const first = tokens[0];
  if (!first || isHan(first.word) || (strict && !isAddress(first.word))) return undefined;
  return { length: 1, value: first.raw };
}

/** What may stand before an id, and is no part of it. */
const nouns: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  Object.entries({
    change: ['the change', 'change', 'the request', 'request', '變更', '要求'],
    incident: ['the incident', 'incident', '事件'],
    device: ['the device', 'device', 'the phone', 'phone', '裝置', '設備', '手機'],
  }).map(([slot, names]) => [slot, names.map(wordsOf)]),
);

/** Slots of ids: a Chinese word behind the command goes on with the sentence, and is none. */
const ofIds: ReadonlySet<string> = new Set(['change', 'incident']);

/** What the tokens hold for a slot that takes the rest of the text. */
function restFor(slot: string, tokens: readonly Token[], idAlone: boolean): string | undefined {
  const noun = nouns.get(slot)?.find((words) => startsWith(tokens, words));
  const rest = tokens.slice(noun?.length ?? 0);
  const [first] = rest;
  if (!first) return undefined;
  // A wrong id alone is answered as one; a sentence is not taken for an id.
  const isSentence = rest.length > 1 && (idAlone || idKinds(first.raw).length === 0);
  return ofIds.has(slot) && (isHan(first.word) || isSentence) ? undefined : spoken(rest);
}

const spoken = (tokens: readonly Token[]): string =>
  tokens.reduce((text, { raw }) => (text && !isHan(raw) ? `${text} ${raw}` : text + raw), '');

/**
 * The slots' values where a pattern takes all of the tokens; undefined where it does not.
 * @param strict an account has to be an address or oneself, as in questions
 * @param idAlone nothing follows an id: neither a reason nor a time
 */
export function match(
  pattern: Pattern,
  tokens: readonly Token[],
  strict: boolean,
  idAlone = false,
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
      const rest = restFor(part.slot, tokens.slice(at), idAlone);
      if (rest === undefined) return undefined;
      slots[part.slot] = rest;
      at = tokens.length;
    }
  }
  return at === tokens.length ? slots : undefined;
}
