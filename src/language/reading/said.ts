import { type IdKind, idKinds } from './ids.js';
import { placeOf } from './likeness.js';
import { isAddress, type Token, wordsOf } from './tokens.js';
import { traditional } from './traditional.js';

const oneself: ReadonlySet<string> = new Set(['me', 'my', 'myself', '我']);

/** Both sides in Traditional characters: 准 alone is Traditional in 核准, and Simplified in 標准. */
export const comparedWords = (phrase: string): readonly string[] =>
  wordsOf(phrase).map(traditional);

const particles: ReadonlySet<string> = new Set(['the', 'a', 'an', '的']);

export const withoutParticles = (words: readonly string[]): readonly string[] =>
  words.filter((word) => !particles.has(word));

const why = ['why', '為什麼', '為何'].map(comparedWords);

/** An account and an id that a text names, by the slots that they may fill. */
export type Named = { readonly [slot in 'account' | IdKind]?: string };

/** What of a text goes with phrases, and what it names. */
export interface Said {
  readonly words: readonly string[];
  readonly named: Named;
  /** Who asks why something is so does not ask for it. */
  readonly asksWhy: boolean;
  /** Whether to look for what is not to be done. */
  readonly mayDeny: boolean;
}

export function said(typed: readonly Token[]): Said {
  const tokens = typed.filter(({ isSign }) => !isSign);
  const address = tokens.find(({ word }) => isAddress(word));
  const id = tokens.find(({ raw }) => idKinds(raw).length > 0);
  const words = tokens
    .filter((token) => token !== address && token !== id)
    .map(({ word }) => traditional(word));
  const self = words.some((word) => oneself.has(word)) ? 'me' : undefined;
  const account = address?.raw ?? self;
  const named: Named = {
    ...(account === undefined ? {} : { account }),
    ...(id ? Object.fromEntries(idKinds(id.raw).map((kind) => [kind, id.raw])) : {}),
  };
  const asksWhy = why.some((phrase) => placeOf(phrase, words) >= 0);
  return { words, named, asksWhy, mayDeny: true };
}
