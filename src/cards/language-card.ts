import { type Language, languages } from '../domain/people/language.js';
import type { Voice } from '../language/voice.js';
import { press } from './button.js';
import type { CardView } from './card-view.js';

export interface LanguageCardData {
  /** The language that the person chose; undefined: that of the client. */
  readonly chosen: Language | undefined;
}

/** Which language somebody is answered in, and buttons for the others. */
export function languageCard({ chosen }: LanguageCardData, voice: Voice): CardView {
  const headline = voice.say(chosen ? 'person.languageNow' : 'person.languageNowAuto', {
    language: voice.say(`languages.${voice.language}`),
  });
  return {
    template: 'language',
    language: voice.language,
    summary: headline,
    data: {
      title: voice.say('person.languageTitle'),
      headline,
      hint: voice.say('person.languageHint'),
      presses: [
        ...languages
          .filter((language) => language !== chosen)
          .map((language) =>
            press(voice.say(`languages.${language}`), 'language.set', { language }),
          ),
        ...(chosen
          ? [press(voice.say('person.languageAutoButton'), 'language.set', { language: 'auto' })]
          : []),
      ],
    },
  };
}
