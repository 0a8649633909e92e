import { languages } from '../../domain/people/language.js';
import { changesNothing, type Wording } from '../forms.js';
import { likeness, type Span, spanOf } from './likeness.js';
import { isNegated } from './negation.js';
import { patternsOf } from './pattern.js';
import { comparedWords, type Named, type Said, withoutParticles } from './said.js';
import { traditional } from './traditional.js';

/** Phrases less alike than this were not meant. */
const alike = 0.7;
/** Phrases as much alike are the same but for a slip. */
export const nearly = 0.9;
/** What a topic is worth: less than any likeness, more with each further topic. */
const topicWorth = 0.5;
const mostByTopic = 0.69;

/** Words that stand together; `turn … off` is two such groups with something between them. */
export type Topic = readonly (readonly string[])[];

/** A command as a text is held against it. */
export interface Candidate {
  readonly wording: Wording;
  /** It changes nothing: a text that denies or wonders may well be about it. */
  readonly isReading: boolean;
  /** What it takes of the things that a text may name. */
  readonly takes: readonly (keyof Named)[];
  readonly phrases: readonly (readonly string[])[];
  readonly topics: readonly Topic[];
}

const namedSlots = ['account', 'change', 'incident', 'device'] as const;

const topicOf = (topic: string): Topic =>
  topic.split('…').map((part) => withoutParticles(comparedWords(part)));

export function candidateOf(wording: Wording): Candidate {
  const { forms, questions, topics } = wording;
  const said = languages.flatMap((language) => [
    ...forms[language],
    ...(questions?.[language] ?? []),
  ]);
  const literal = said
    .flatMap(patternsOf)
    .map((pattern) => pattern.flatMap((part) => ('word' in part ? [traditional(part.word)] : [])));
  return {
    wording,
    isReading: changesNothing(wording),
    takes: namedSlots.filter((slot) => said.some((phrase) => phrase.includes(`<${slot}>`))),
    phrases: literal.filter((phrase) => phrase.length > 0),
    topics: languages.flatMap((language) => topics?.[language] ?? []).map(topicOf),
  };
}

/** How likely a text means a command, and where it says so. */
export interface Worth {
  /** 0 where nothing speaks for it; less than `alike` for topics alone. */
  readonly value: number;
  /** Where its topics stand. */
  readonly spans: readonly Span[];
}

const nothing: Worth = { value: 0, spans: [] };

/** What it is worth that a command takes what the text names, beside the topics that stand in it. */
function namedWorth(
  { takes, isReading }: Candidate,
  { named, name }: Said,
  topics: number,
): number {
  const takesId = takes.some((slot) => slot !== 'account' && named[slot] !== undefined);
  const takesAddress =
    takes.includes('account') && named.account !== undefined && named.account !== 'me';
  const takesName = takes.includes('device') && name !== undefined && topics > 0;
  if (takesName && named.device === undefined) return isReading ? 2 : 3;
  // A thing alone means a question about it, and never something that changes.
  if (isReading) return takesId || takesAddress ? 2 : 0;
  return takesId && topics > 0 ? 3 : 0;
}

/** Whoever says in a clause what is not to be done is not offered just that. */
function isDenied({ isReading }: Candidate, text: Said, { at, words }: Span): boolean {
  if (isReading || !text.mayDeny) return false;
  if (text.asksWhy) return true;
  const clause = text.clauses[at];
  const before = text.bare.slice(0, at).filter((_, place) => text.clauses[place] === clause);
  return isNegated(before) && !isNegated(words);
}

/** What topics are worth: of as many the longest says most (解除靜音 is no 靜音), and an order begins with its verb. */
function topicsWorth(spans: readonly Span[], named: number): number {
  const found = spans.length + named;
  if (found === 0) return 0;
  const longest = Math.max(1, ...spans.map(({ words }) => words.length));
  const opening = spans.some(({ at }) => at === 0) ? 0.03 : 0;
  const weight = topicWorth + 0.05 * (found - 1) + 0.02 * (longest - 1) + opening;
  return Math.min(weight, mostByTopic);
}

export function worth(candidate: Candidate, text: Said): Worth {
  const { words, bare, named, isWord } = text;
  const { account: _, ...ids } = named;
  const isElsewhere = Object.keys(ids).length > 0 && !candidate.takes.some((slot) => slot in ids);
  const phrases = candidate.phrases.filter(
    (phrase) => !isDenied(candidate, text, { at: bare.length, length: 0, words: phrase }),
  );
  const best = Math.max(0, ...phrases.map((phrase) => likeness(words, phrase)));
  const spans = candidate.topics.flatMap((topic) => {
    const span = spanOf(topic, bare, isWord);
    return span && !isDenied(candidate, text, span) ? [span] : [];
  });
  const byTopic = topicsWorth(spans, namedWorth(candidate, text, spans.length));
  // Who names an id means what takes it, unless the text is nearly another command.
  if (best >= (isElsewhere ? nearly : alike)) return { value: best + byTopic / 10, spans };
  if (isElsewhere && !candidate.isReading) return nothing;
  return { value: byTopic, spans };
}
