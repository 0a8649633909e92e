import { languageCard } from '../../cards/language-card.js';
import { PersonFailure } from '../../domain/failure.js';
import type { Language } from '../../domain/people/language.js';
import type { PreferenceStore } from '../../domain/ports/store.js';
import type { Ask, Command } from '../command.js';
import { cardReply, type Reply } from '../reply.js';
import { textIn } from '../text-in.js';
import type { Voices } from '../voices.js';
import { languageWording } from './language-wording.js';

/** What people call the languages. `auto` is that of the client. */
const names: ReadonlyMap<string, Language | 'auto'> = new Map([
  ...(['en', 'en-us', 'en-gb', 'english', '英文', '英語'] as const).map(
    (name) => [name, 'en'] as const,
  ),
  ...(
    [
      'zh-tw',
      'zh',
      'zh-hant',
      'zh-hk',
      'chinese',
      'traditional chinese',
      '中文',
      '繁體中文',
    ] as const
  ).map((name) => [name, 'zh-TW'] as const),
  ...(['繁中', '正體中文', '臺灣中文', '台灣中文'] as const).map(
    (name) => [name, 'zh-TW'] as const,
  ),
  ...(['auto', 'automatic', '自動'] as const).map((name) => [name, 'auto'] as const),
]);

/** `language`: in which language somebody is answered, and how they change that. */
export function languageCommand(preferences: PreferenceStore, voices: Voices): Command {
  const show = (ask: Ask): Reply =>
    cardReply(languageCard({ chosen: ask.chosenLanguage }, ask.voice));

  const set = async (ask: Ask, name: string): Promise<Reply> => {
    const named = names.get(name.toLowerCase());
    if (named === undefined) throw new PersonFailure('languageUnknown', { language: name });
    const chosen = named === 'auto' ? undefined : named;
    await preferences.put(ask.person.objectId, { language: chosen });
    return cardReply(languageCard({ chosen }, voices(ask.turn, chosen)));
  };

  return {
    ...languageWording,
    role: 'any',
    run: async (ask) => {
      const name = ask.slots['language'];
      return name === undefined ? show(ask) : set(ask, name);
    },
    verbs: { set: async (ask, data) => set(ask, textIn(data, 'language')) },
  };
}
