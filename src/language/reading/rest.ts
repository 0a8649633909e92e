import { idKinds } from './ids.js';
import { placeOf } from './likeness.js';
import { withoutPoliteness } from './politeness.js';
import { rawText, type Token } from './tokens.js';
import { traditional } from './traditional.js';
import type { Candidate } from './worth.js';

/** Words that lead to a reason or a time, and are no part of it. */
const leads = new Set(['because', 'it', 'and', 'then', '原', '因', '先', '請', '把', '將']);

/** What is said behind an id beside the command itself: why, or how long. */
export function restBehindId(tokens: readonly Token[], { topics }: Candidate): string {
  const at = tokens.findIndex(({ raw }) => idKinds(raw).length > 0);
  let rest = withoutPoliteness(tokens.slice(at + 1));
  for (const topic of topics) {
    const words = rest.map(({ word }) => traditional(word));
    for (const group of topic) {
      const place = placeOf(group, words);
      if (place >= 0) rest = [...rest.slice(0, place), ...rest.slice(place + group.length)];
    }
  }
  while (rest[0] && leads.has(rest[0].word)) rest = rest.slice(1);
  return rawText(rest);
}
