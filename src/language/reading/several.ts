import { idKinds } from './ids.js';
import type { Pattern } from './pattern.js';
import type { Token } from './tokens.js';

/**
 * Whether further on in a text, after its first word, a command with its id begins: `reject ABC234, approve
 * DEF567`. What follows the first id is then no reason.
 */
export function saysAnother(patterns: readonly Pattern[], tokens: readonly Token[]): boolean {
  return tokens.some(
    (_, start) => start > 1 && patterns.some((pattern) => begins(pattern, tokens.slice(start))),
  );
}

function begins(pattern: Pattern, tokens: readonly Token[]): boolean {
  const slotAt = pattern.findIndex((part) => 'slot' in part);
  const words = pattern.slice(0, slotAt);
  const id = tokens[slotAt];
  return (
    slotAt > 0 &&
    id !== undefined &&
    idKinds(id.raw).length > 0 &&
    words.every((part, i) => 'word' in part && part.word === tokens[i]?.word)
  );
}
