import { createHash } from 'node:crypto';
import type { PlanDifference, PlanParameter, PlanValue } from '../domain/changes/plan.js';
import type { Voice } from '../language/voice.js';

/** What a difference or a plan says on a card, and whether all of its values are there whole. */
export interface ShownValues {
  readonly lines: readonly string[];
  readonly isWhole: boolean;
}

/** Longer differences are counted and have a digest; the card of all values has them whole. */
const longestDifference = 400;
const longestSide = 160;
/** What was added or removed is named up to here. */
const longestNamed = 1000;
const shownOfText = 60;

const bytesOf = (text: string): number => Buffer.byteLength(text);

/** SHA-256 over a text, or over a list's entries with line feeds between them; its first 16 digits. */
export function digestOf(value: PlanValue): string {
  const text = Array.isArray(value) ? value.join('\n') : String(value);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Exchange's own words, which are none of the bot's for nothing, yes and no. */
const accessLevels: ReadonlySet<string> = new Set(['Allow', 'Block', 'Quarantine']);

const textWords = (text: string, voice: Voice): string =>
  accessLevels.has(text) ? text : voice.exact(text);

/** A value of a plan, whole. */
export function valueWords(value: PlanValue, voice: Voice): string {
  if (value === null || value === '') return voice.say('changes.nothing');
  if (typeof value === 'boolean') return voice.say(value ? 'changes.yes' : 'changes.no');
  if (typeof value === 'string') return textWords(value, voice);
  return value.length > 0
    ? value.map((each) => textWords(each, voice)).join(', ')
    : voice.say('changes.nothing');
}

/** What a parameter is given, whole. */
export function parameterWords(value: PlanParameter, voice: Voice): string {
  if (value === null || typeof value !== 'object' || isList(value)) return valueWords(value, voice);
  return 'add' in value
    ? voice.say('changes.adds', { list: valueWords(value.add, voice) })
    : voice.say('changes.removes', { list: valueWords(value.remove, voice) });
}

export const isList = (value: PlanParameter): value is readonly string[] => Array.isArray(value);

/** How much a value is, and its digest: to compare what is read elsewhere with what runs. */
export function sizeWords(value: PlanValue, voice: Voice): string {
  const digest = digestOf(value);
  return isList(value)
    ? voice.say('changes.entries', { n: value.length, digest })
    : voice.say('changes.characters', { n: String(value ?? '').length, digest });
}

/** A value by itself: whole, or its start with its size and digest. */
export function sideWords(
  value: PlanValue,
  voice: Voice,
): { readonly words: string; readonly isWhole: boolean } {
  const whole = valueWords(value, voice);
  if (bytesOf(whole) <= longestSide) return { words: whole, isWhole: true };
  const size = sizeWords(value, voice);
  if (typeof value !== 'string') return { words: size, isWhole: false };
  const start = voice.quote(`${value.slice(0, shownOfText).replace(/[\uD800-\uDBFF]$/, '')}…`);
  return { words: voice.say('joining.aside', { text: start, aside: size }), isWhole: false };
}

/** The entries that are in one list and not in the other, named as far as there is room. */
function entriesWords(entries: readonly string[], voice: Voice): string {
  let room = longestNamed;
  const named = entries
    .map((each) => voice.exact(each))
    .filter((text) => {
      room -= bytesOf(text) + 2;
      return room >= 0;
    });
  const rest = entries.length - named.length;
  return [...named, ...(rest > 0 ? [voice.say('time.more', { n: rest })] : [])].join(', ');
}

function listChanges(before: readonly string[], after: readonly string[], voice: Voice) {
  const added = after.filter((each) => !before.includes(each));
  const removed = before.filter((each) => !after.includes(each));
  return [
    ...(added.length > 0
      ? [voice.say('changes.added', { n: added.length, list: entriesWords(added, voice) })]
      : []),
    ...(removed.length > 0
      ? [voice.say('changes.removed', { n: removed.length, list: entriesWords(removed, voice) })]
      : []),
  ];
}

/** What would be overwritten by what. */
export function differenceWords(difference: PlanDifference, voice: Voice): ShownValues {
  const { name, before, after } = difference;
  const whole = voice.say('changes.difference', {
    name,
    before: valueWords(before, voice),
    after: valueWords(after, voice),
  });
  if (bytesOf(whole) <= longestDifference) return { lines: [whole], isWhole: true };
  const [from, to] = [before, after].map((value) => sideWords(value, voice).words);
  const sides = { name, before: from ?? '', after: to ?? '' };
  return {
    lines: [
      voice.say('changes.difference', sides),
      ...listChanges(isList(before) ? before : [], isList(after) ? after : [], voice),
    ],
    isWhole: false,
  };
}
