import type { WordKey } from '../../language/words.js';

/** A version, and the sentence that says what it brought. */
export interface Release {
  readonly version: string;
  readonly news: Extract<WordKey, `news.${string}`>;
}

/** Every version with news, the oldest first. A new version is a line here and a sentence in each language. */
export const releases: readonly Release[] = [{ version: '0.1.0', news: 'news.v0_1_0' }];

/** What came after somebody's last visit; nothing at the first one, where everything is new. */
export function newsSince(
  last: string | undefined,
  all: readonly Release[] = releases,
): readonly Release[] {
  const place = all.findIndex(({ version }) => version === last);
  return last === undefined ? [] : all.slice(place + 1);
}
