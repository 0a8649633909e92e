import { type IdKind, idKinds } from './ids.js';
import { placeOf } from './likeness.js';
import type { Names } from './names.js';
import { isAddress, type Token, wordsOf } from './tokens.js';
import { traditional } from './traditional.js';

const oneself: ReadonlySet<string> = new Set(['me', 'my', 'myself', '我']);

/** Both sides in Traditional characters: 准 alone is Traditional in 核准, and Simplified in 標准. */
export const comparedWords = (phrase: string): readonly string[] =>
  wordsOf(phrase).map(traditional);

const particles: ReadonlySet<string> = new Set(['the', 'a', 'an', '的']);

export const withoutParticles = (words: readonly string[]): readonly string[] =>
  words.filter((word) => !particles.has(word));

const clauseMark = /[,;.!?，；。、！？\n]/;

const why = ['why', '為什麼', '為何'].map(comparedWords);

/** An account and an id that a text names, by the slots that they may fill. */
export type Named = { readonly [slot in 'account' | IdKind]?: string };

/** What of a text goes with phrases, and what it names. */
export interface Said {
  readonly words: readonly string[];
  /** The words without articles, and for each the clause that it stands in. */
  readonly bare: readonly string[];
  readonly clauses: readonly number[];
  /** Whether the bot knows a word by a meaning of its own: then it is no other one misspelt. */
  readonly isWord: (word: string) => boolean;
  readonly named: Named;
  /** What may be somebody's name. */
  readonly name: string | undefined;
  /** Who asks why something is so does not ask for it. */
  readonly asksWhy: boolean;
  /** Whether to look for what is not to be done. */
  readonly mayDeny: boolean;
}

export function said(typed: readonly Token[], names: Names): Said {
  const tokens = typed.filter(({ isSign }) => !isSign);
  const [name] = names.namesIn(tokens);
  const isAddressed = ({ word }: Token): boolean => isAddress(word);
  const address = tokens.find(isAddressed);
  const id = tokens.find(({ raw }) => idKinds(raw).length > 0);
  const alias = name?.isAlias ? tokens[name.at] : undefined;
  const kept = tokens.filter((token) => token !== address && token !== id && token !== alias);
  const words = kept.map(({ word }) => traditional(word));
  const spoken = kept.filter(({ word }) => !particles.has(word));
  let clause = 0;
  const clauses = spoken.map((token) => {
    if (clauseMark.test(token.before)) clause += 1;
    return clause;
  });
  const self = words.some((word) => oneself.has(word)) ? 'me' : undefined;
  const account = address?.raw ?? (name?.isAlias ? name.value : self);
  const named: Named = {
    ...(account === undefined ? {} : { account }),
    ...(id ? Object.fromEntries(idKinds(id.raw).map((kind) => [kind, id.raw])) : {}),
  };
  const asksWhy = why.some((phrase) => placeOf(phrase, words) >= 0);
  return {
    words,
    bare: spoken.map(({ word }) => traditional(word)),
    clauses,
    isWord: names.isWord,
    named,
    name: name?.value,
    asksWhy,
    mayDeny: true,
  };
}
