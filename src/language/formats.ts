import type { Language } from '../domain/people/language.js';
import type { NumberWords } from './fill-slots.js';

/** How a language writes numbers, moments and lists. */
export interface Formats extends NumberWords {
  /** The time zone in use. */
  readonly timeZone: string;
  moment(value: Date): string;
  /** Without year and zone, for labels. */
  brief(value: Date): string;
  list(items: readonly string[]): string;
  pair(name: string, value: string): string;
  sentences(sentences: readonly string[]): string;
}

/** English dates are written day first and by the 24-hour clock, which every reader takes the same way. */
const locales: { readonly [L in Language]: string } = { en: 'en-GB', 'zh-TW': 'zh-TW' };

/** The formats of a language; a time zone that nobody knows is read as UTC. */
export function createFormats(language: Language, timeZone: string): Formats {
  const locale = locales[language];
  const numbers = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const moments = momentFormat(language, timeZone, { year: 'numeric', timeZoneName: 'short' });
  const brief = momentFormat(language, timeZone, {});
  return {
    timeZone: moments.resolvedOptions().timeZone,
    number: (value) => numbers.format(value),
    isOne: (value) => plurals.select(value) === 'one',
    // What is listed is mostly Latin, which 和 would stick to: Chinese lists are written with 、 alone.
    list: (items) => (language === 'zh-TW' ? items.join('、') : lists.format(items)),
    pair: (name, value) => (language === 'zh-TW' ? `${name}：${value}` : `${name}: ${value}`),
    sentences: (sentences) => sentences.join(language === 'zh-TW' ? '' : ' '),
    // Chinese puts the zone into square brackets, which Markdown would take for a link.
    moment: (value) => moments.format(value).replace(/\[(.+)\]/, '$1'),
    brief: (value) => brief.format(value),
  };
}

function momentFormat(
  language: Language,
  timeZone: string,
  further: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = {
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...further,
  };
  try {
    return new Intl.DateTimeFormat(locales[language], { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'UTC' });
  }
}
