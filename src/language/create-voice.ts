import type { Fact, Facts } from '../domain/checks/finding.js';
import type { Language } from '../domain/people/language.js';
import { english } from './en/english.js';
import { fillSlots } from './fill-slots.js';
import { createFormats } from './formats.js';
import { spanWords } from './span-words.js';
import type { Voice } from './voice.js';
import type { SlotsOf, WordKey, Words } from './words.js';
import { chinese } from './zh-tw/chinese.js';

const words: { readonly [L in Language]: Words } = { en: english, 'zh-TW': chinese };

/** More of a list than this is counted, not named: a card is read on a telephone. */
const namedItems = 5;

/** A sentence as it stands in the language file, its slots open. */
function sentence(language: Language, key: WordKey): string {
  const [area = '', name = ''] = key.split('.', 2);
  const areas: { readonly [area: string]: { readonly [key: string]: string } } = words[language];
  const text = areas[area]?.[name];
  if (text === undefined) throw new RangeError(`No sentence ${key} in ${language}`);
  return text;
}

/** The voice of a language at a moment. A time zone that nobody knows is read as UTC. */
export function createVoice(options: {
  readonly language: Language;
  readonly timeZone: string;
  readonly now: Date;
}): Voice {
  const { language, now } = options;
  const formats = createFormats(language, options.timeZone);
  const fill = (key: WordKey, values: { readonly [name: string]: string | number }) =>
    fillSlots(sentence(language, key), values, formats);

  const span = (milliseconds: number): string => {
    const { unit, n } = spanWords(milliseconds);
    return fill(`time.${unit}`, { n });
  };
  const ago = (value: Date): string => {
    const age = now.getTime() - value.getTime();
    return age < 1000 ? fill('time.justNow', {}) : fill('time.ago', { span: span(age) });
  };
  const dated = (value: Date | undefined | null): string =>
    value
      ? fill('time.dated', { moment: formats.moment(value), ago: ago(value) })
      : fill('time.never', {});
  const listed = (items: readonly string[]): string => {
    if (items.length === 0) return fill('time.none', {});
    const rest = items.length - namedItems;
    if (rest <= 0) return formats.list(items);
    return formats.list([...items.slice(0, namedItems), fill('time.more', { n: rest })]);
  };
  const factWords = (fact: Fact): string | number => {
    if (fact instanceof Date || fact === null) return dated(fact);
    return typeof fact === 'object' ? listed(fact) : fact;
  };

  return {
    language,
    timeZone: formats.timeZone,
    say: <K extends WordKey>(key: K, ...[values]: SlotsOf<K>) => fill(key, values ?? {}),
    sayFacts: (key, facts: Facts) =>
      fill(
        key,
        Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, factWords(fact)])),
      ),
    number: formats.number,
    moment: formats.moment,
    ago,
    dated,
    span,
    list: listed,
  };
}
