import { languages } from '../../domain/people/language.js';
import { changesNothing, type Wording } from '../forms.js';
import { likeness, placeOf } from './likeness.js';
import { isNegated } from './negation.js';
import { patternsOf } from './pattern.js';
import { comparedWords, type Named, type Said, withoutParticles } from './said.js';
import { traditional } from './traditional.js';

/** Phrases less alike than this were not meant. */
const alike = 0.7;
/** Phrases as much alike are the same but for a slip. */
const nearly = 0.9;
/** What a topic is worth: less than any likeness, more with each further topic. */
const topicWorth = 0.5;

/** A command as a text is held against it. */
export interface Candidate {
  readonly wording: Wording;
  /** It changes nothing: a text that denies or wonders may well be about it. */
  readonly isReading: boolean;
  /** What it takes of the things that a text may name. */
  readonly takes: readonly (keyof Named)[];
  readonly phrases: readonly (readonly string[])[];
  readonly topics: readonly (readonly string[])[];
}

const namedSlots = ['account', 'change', 'incident', 'device'] as const;

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
    topics: languages
      .flatMap((language) => topics?.[language] ?? [])
      .map((topic) => withoutParticles(comparedWords(topic))),
  };
}

/** What it is worth that a command takes what the text names, beside the topics that stand in it. */
function namedWorth({ takes, isReading }: Candidate, named: Named, topics: number): number {
  const takesId = takes.some((slot) => slot !== 'account' && named[slot] !== undefined);
  const takesAddress =
    takes.includes('account') && named.account !== undefined && named.account !== 'me';
  // A thing alone means a question about it, and never something that changes.
  if (isReading) return takesId || takesAddress ? 2 : 0;
  return takesId && topics > 0 ? 3 : 0;
}

/** How likely a text means a command; 0 where nothing speaks for it, less than `alike` for topics alone. */
export function worth(candidate: Candidate, text: Said): number {
  const { words, named } = text;
  const bare = withoutParticles(words);
  // Who says what is not to be done is not offered just that.
  const isDenied = (before: readonly string[], phrase: readonly string[]): boolean =>
    !candidate.isReading &&
    text.mayDeny &&
    (text.asksWhy || (isNegated(before) && !isNegated(phrase)));
  const phrases = candidate.phrases.filter((phrase) => !isDenied(words, phrase));
  const best = Math.max(0, ...phrases.map((phrase) => likeness(words, phrase)));
  const topics = candidate.topics
    .map((topic) => ({ topic, at: placeOf(topic, bare) }))
    .filter(({ topic, at }) => at >= 0 && !isDenied(bare.slice(0, at), topic));
  const found = topics.length + namedWorth(candidate, named, topics.length);
  // Of as many topics the longest says most: 解除靜音 is no 靜音. An order begins with its verb.
  const longest = Math.max(1, ...topics.map(({ topic }) => topic.length));
  const opening = topics.some(({ at }) => at === 0) ? 0.03 : 0;
  const weight = topicWorth + 0.05 * (found - 1) + 0.02 * (longest - 1) + opening;
  const byTopic = found > 0 ? Math.min(weight, 0.69) : 0;
  // Who names an id means what takes it, unless the text is nearly another command.
  const { account: _, ...ids } = named;
  const isElsewhere = Object.keys(ids).length > 0 && !candidate.takes.some((slot) => slot in ids);
  return best >= (isElsewhere ? nearly : alike) ? best + byTopic / 10 : byTopic;
}
