import type { Language } from '../domain/people/language.js';

/**
 * The bot's language for a client's language tag: Traditional Chinese for `zh-TW`, `zh-HK`, `zh-MO`,
 * `zh-Hant` and plain `zh`; undefined for a language that the bot does not speak. Some clients write an
 * underscore for the hyphen.
 */
export function languageOf(tag: string | undefined): Language | undefined {
  if (!tag) return undefined;
  try {
    const locale = new Intl.Locale(tag.replaceAll('_', '-'));
    if (locale.language === 'en') return 'en';
    if (locale.language !== 'zh') return undefined;
    const plain = locale.script === undefined && locale.region === undefined;
    return plain || locale.maximize().script === 'Hant' ? 'zh-TW' : undefined;
  } catch {
    return undefined;
  }
}
