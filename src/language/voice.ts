import type { Language } from '../domain/people/language.js';
import type { SlotsOf, WordKey } from './words.js';

/** One language, one time zone and one moment: everything that turns facts into words. */
export interface Voice {
  readonly language: Language;
  /** A sentence of the language files, its slots filled. Values are put in as they are, never expanded. */
  say<K extends WordKey>(key: K, ...values: SlotsOf<K>): string;
  number(value: number): string;
  /** Date, time and zone, such as `23 Nov 2026, 22:10 GMT+8`. */
  moment(value: Date): string;
  /** How long ago, such as `2 h ago`. */
  ago(value: Date): string;
  /** Several things as a sentence has them: `a, b and c`. */
  list(items: readonly string[]): string;
}
