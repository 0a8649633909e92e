import type { Facts } from '../domain/checks/finding.js';
import type { Language } from '../domain/people/language.js';
import type { Quoting } from './quoting.js';
import type { SlotsOf, WordKey } from './words.js';

/** One language, one time zone and one moment: everything that turns facts into words. */
export interface Voice extends Quoting {
  readonly language: Language;
  /** The IANA time zone that moments are told in. */
  readonly timeZone: string;
  /**
   * A sentence of the language files, its slots filled. Values are put in as they are, never expanded: what
   * comes from outside goes through `name`, `quote` or `exact` first.
   */
  say<K extends WordKey>(key: K, ...values: SlotsOf<K>): string;
  /**
   * As `say`, for a key that is known only when running, such as that of a finding; its facts are put
   * into words first: dates with their age, a missing date as `never`, lists cut after five, texts with
   * what is hidden in them written out.
   * @throws RangeError when a slot of the sentence has no fact
   */
  sayFacts(key: WordKey, facts: Facts): string;
  number(value: number): string;
  /** Date, time and zone, such as `23 Nov 2026, 22:10 GMT+8`. */
  moment(value: Date): string;
  /** Day and time without year and zone, such as `23 Nov, 22:10`, where the room is for no more. */
  brief(value: Date): string;
  /** How long ago, such as `2 h ago`. */
  ago(value: Date): string;
  /** Both, such as `23 Nov 2026, 22:10 GMT+8 (2 h ago)`; `never` for nothing. */
  dated(value: Date | undefined | null): string;
  /** A span of milliseconds in its largest unit, such as `2 h`. */
  span(milliseconds: number): string;
  /** Several things as a sentence has them: `a, b and c`; those after the fifth are counted. */
  list(items: readonly string[]): string;
}
