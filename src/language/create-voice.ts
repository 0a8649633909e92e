import type { Fact, Facts } from '../domain/checks/finding.js';
import { showHidden } from '../domain/hidden-characters.js';
import type { Language } from '../domain/people/language.js';
import { english } from './en/english.js';
import { fillSlots } from './fill-slots.js';
import { createFormats, type Formats } from './formats.js';
import { createQuoting, type Quoting } from './quoting.js';
import { spanWords } from './span-words.js';
import type { Voice } from './voice.js';
import type { SlotsOf, WordKey, Words } from './words.js';
import { chinese } from './zh-tw/chinese.js';

const words: { readonly [L in Language]: Words } = { en: english, 'zh-TW': chinese };

const minuteMs = 60_000;

/** The fact that is several lines of ours. */
const severalLines = 'lines';

/** More of a list than this is counted, not named: a card is read on a telephone. */
const namedItems = 5;

/** Every sentence of every language: nobody can pass for the bot by changing theirs. */
const allSentences = (): readonly string[] =>
  Object.values(words).flatMap((areas) =>
    Object.values(areas).flatMap((area) => Object.values<string>(area)),
  );

const quotings = new Map<Language, Quoting>();

/** Made when it is first needed, and once: looking for own sentences takes all of them. */
function quotingOf(language: Language): Quoting {
  const known = quotings.get(language);
  if (known) return known;
  const formats = createFormats(language, 'UTC');
  const { quoteOpen, quoteClose, cut } = words[language].joining;
  const made = createQuoting(allSentences(), {
    marks: [quoteOpen, quoteClose],
    cut: (text, n) => fillSlots(cut, { text, n }, formats),
  });
  quotings.set(language, made);
  return made;
}

/** A sentence as it stands in the language file, its slots open. */
function sentence(language: Language, key: WordKey): string {
  const [area = '', name = ''] = key.split('.', 2);
  const areas: { readonly [area: string]: { readonly [key: string]: string } } = words[language];
  const text = areas[area]?.[name];
  if (text === undefined) throw new RangeError(`No sentence ${key} in ${language}`);
  return text;
}

export interface VoiceOptions {
  readonly language: Language;
  /** IANA name; one that nobody knows is read as UTC. */
  readonly timeZone: string;
  /** The moment that ages are counted to. */
  readonly now: Date;
  /** Those of the language and the zone, where they are at hand: making them takes longer than a sentence. */
  readonly formats?: Formats;
}

/** The voice of a language at a moment. */
export const createVoice = (options: VoiceOptions): Voice => new FileVoice(options);

/** Speaks the sentences of the language files, and formats by Intl. */
class FileVoice implements Voice {
  readonly language: Language;
  private readonly now: Date;
  private readonly formats: Formats;

  constructor({ language, timeZone, now, formats }: VoiceOptions) {
    this.language = language;
    this.now = now;
    this.formats = formats ?? createFormats(language, timeZone);
  }

  get timeZone(): string {
    return this.formats.timeZone;
  }

  say<K extends WordKey>(key: K, ...[values]: SlotsOf<K>): string {
    return fillSlots(sentence(this.language, key), values ?? {}, this.formats);
  }

  sayFacts(key: WordKey, facts: Facts): string {
    const values = Object.entries(facts).map(([name, fact]) => [name, this.fact(name, fact)]);
    return fillSlots(sentence(this.language, key), Object.fromEntries(values), this.formats);
  }

  name(text: string): string {
    return quotingOf(this.language).name(text);
  }

  quote(text: string): string {
    return quotingOf(this.language).quote(text);
  }

  exact(text: string): string {
    return quotingOf(this.language).exact(text);
  }

  number(value: number): string {
    return this.formats.number(value);
  }

  moment(value: Date): string {
    return this.formats.moment(value);
  }

  brief(value: Date): string {
    return this.formats.brief(value);
  }

  ago(value: Date): string {
    const age = this.now.getTime() - value.getTime();
    return age < 1000 ? this.say('time.justNow') : this.say('time.ago', { span: this.span(age) });
  }

  dated(value: Date | undefined | null): string {
    if (!value) return this.say('time.never');
    // What is to come has no age.
    if (value.getTime() - this.now.getTime() > minuteMs) return this.moment(value);
    return this.say('time.dated', { moment: this.moment(value), ago: this.ago(value) });
  }

  span(milliseconds: number): string {
    const { unit, n } = spanWords(milliseconds);
    return this.say(`time.${unit}`, { n });
  }

  list(items: readonly string[]): string {
    if (items.length === 0) return this.say('time.none');
    const rest = items.length - namedItems;
    if (rest <= 0) return this.formats.list(items);
    return this.formats.list([...items.slice(0, namedItems), this.say('time.more', { n: rest })]);
  }

  private fact(name: string, fact: Fact): string | number {
    if (fact instanceof Date || fact === null) return this.dated(fact);
    if (typeof fact === 'object') return this.list(fact.map((each) => this.name(each)));
    if (typeof fact === 'number') return fact;
    return name === severalLines ? fact : showHidden(fact);
  }
}
