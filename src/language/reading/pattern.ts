import { plainAddress } from '../../domain/checks/account-address.js';
import { idKinds } from './ids.js';
import { isAddress, isHan, rawText, startsWith, type Token, wordsOf } from './tokens.js';

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
    return slot ? [{ slot }] : wordsOf(piece).map((word) => ({ word }));
  });

/** What a slot takes beside the plainest. */
export interface SlotRules {
  /** Whether a slot takes what stands there. */
  readonly accepts?: { readonly [slot: string]: (said: string) => boolean } | undefined;
  /** Whether a word means something to another command: then it is no wrong id. */
  readonly isWord?: (word: string) => boolean;
  /** Nothing follows an id: neither a reason nor a time. */
  readonly idAlone?: boolean;
  /** Whether tokens that are no address and no word for oneself are an account by name. */
  readonly isName?: (tokens: readonly Token[]) => boolean;
}

/** An account: an address, oneself, or a name. Unless strict, any one word that is not Chinese is taken for one. */
function accountIn(
  tokens: readonly Token[],
  strict: boolean,
  { isName = () => false }: SlotRules,
): string | undefined {
  if (oneself.some((self) => self.length === tokens.length && startsWith(tokens, self)))
    return 'me';
  const [first] = tokens;
  if (!first) return undefined;
  const isOne = tokens.length === 1 && !isHan(first.word);
  if (isOne && (isAddress(first.word) || !strict)) return plainAddress(first.raw);
  return isName(tokens) ? rawText(tokens) : undefined;
}

/** What may stand before an id, and is no part of it. */
const nouns: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  Object.entries({
    change: ['the change', 'change', 'the request', 'request', '變更', '要求'],
    incident: ['the incident', 'incident', '事件'],
  }).map(([slot, names]) => [slot, names.map(wordsOf)]),
);

/** Slots of ids: a Chinese word behind the command goes on with the sentence, and is none. */
const ofIds: ReadonlySet<string> = new Set(['change', 'incident']);

/** What the tokens hold for a slot that takes the rest of the text. */
function restFor(
  slot: string,
  tokens: readonly Token[],
  { idAlone = false, isWord = () => false }: SlotRules,
): string | undefined {
  // A name may hold what would be politeness or punctuation elsewhere: it is read as it was typed.
  if (slot === 'device' || slot === 'details') {
    return tokens.length > 0 ? rawText(tokens) : undefined;
  }
  const noun = nouns.get(slot)?.find((words) => startsWith(tokens, words));
  const rest = tokens.slice(noun?.length ?? 0);
  const [first] = rest;
  if (!first) return undefined;
  // A wrong id alone is answered as one; a sentence is not taken for an id.
  const isId = idKinds(first.raw).length > 0;
  const isSentence = rest.length > 1 ? idAlone || !isId : !isId && isWord(first.word);
  return ofIds.has(slot) && (isHan(first.word) || isSentence) ? undefined : spoken(rest);
}

/** As it was typed; between Chinese and what follows a space says nothing. */
const spoken = (tokens: readonly Token[]): string =>
  tokens.reduce((text, { raw, before }) => {
    if (text === '') return raw;
    const between = before.trim() === '' ? (isHan(raw) ? '' : ' ') : before;
    return text + between + raw;
  }, '');

/**
 * The slots' values where a pattern takes all of the tokens; undefined where it does not.
 * @param strict an account has to be an address or oneself, as in questions
 */
export function match(
  pattern: Pattern,
  tokens: readonly Token[],
  strict: boolean,
  rules: SlotRules = {},
): Slots | undefined {
  const slots: { [name: string]: string } = {};
  let at = 0;
  for (const [place, part] of pattern.entries()) {
    if ('word' in part) {
      if (tokens[at]?.word !== part.word) return undefined;
      at++;
      continue;
    }
    const isAccount = part.slot === 'account';
    // The words behind an account are the pattern's.
    const end = isAccount ? tokens.length - (pattern.length - place - 1) : tokens.length;
    const held = tokens.slice(at, end);
    const value = isAccount ? accountIn(held, strict, rules) : restFor(part.slot, held, rules);
    if (value === undefined || rules.accepts?.[part.slot]?.(value) === false) return undefined;
    slots[part.slot] = value;
    at = end;
  }
  return at === tokens.length ? slots : undefined;
}
