import { idKinds } from './ids.js';
import type { Pattern } from './pattern.js';
import { rawText, type Token } from './tokens.js';

const joining = new Set(['and', 'then', 'also', '和', '並', '再', '後', '且', '也']);

/** Whether a further thing may be said from here on: behind a comma, an "and", or an id. */
function isBreak(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(0, at);
  return (
    /[,;.，；。、\n]/.test(tokens[at]?.before ?? '') ||
    joining.has(tokens[at - 1]?.word ?? '') ||
    before.some(({ raw }) => idKinds(raw).length > 0)
  );
}

/**
 * Whether further on in a text a command with its object begins: `reject ABC234, approve DEF567`. What follows
 * the first is then no reason, and no part of a name.
 */
export const saysAnother = (patterns: readonly Pattern[], tokens: readonly Token[]): boolean =>
  tokens.some(
    (_, at) =>
      at > 1 &&
      isBreak(tokens, at) &&
      patterns.some((pattern) => begins(pattern, tokens.slice(at))),
  );

function begins(pattern: Pattern, tokens: readonly Token[]): boolean {
  const slotAt = pattern.findIndex((part) => 'slot' in part);
  const slot = pattern[slotAt];
  const words = pattern.slice(0, slotAt);
  const object = tokens[slotAt];
  const isObject =
    object !== undefined &&
    (idKinds(object.raw).length > 0 || (slot && 'slot' in slot && slot.slot === 'device'));
  return (
    slotAt > 0 &&
    isObject === true &&
    words.every((part, i) => 'word' in part && part.word === tokens[i]?.word)
  );
}

/** Nobody asks for more at once. */
const mostParts = 4;

/** What a text says one after the other; the text alone where it says one thing. */
export function partsOf(tokens: readonly Token[]): readonly string[] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    const isJoining = /^(?:and|then|also|plus|和|並|再|然|後)$/.test(token.word);
    const isClause = /[,;.，；。、\n]/.test(token.before);
    if ((isJoining || isClause) && (parts.at(-1)?.length ?? 0) > 0) parts.push([]);
    if (!isJoining) parts.at(-1)?.push(token);
  }
  return parts
    .filter((part) => part.length > 0)
    .slice(0, mostParts)
    .map(rawText);
}
