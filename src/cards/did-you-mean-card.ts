import type { Voice } from '../language/voice.js';
import { say } from './button.js';
import type { CardView } from './card-view.js';
import type { Choice } from './choice.js';

export interface DidYouMeanCardData {
  /** What may have been meant; where nothing was recognised, what one can start with. */
  readonly choices: readonly Choice[];
  readonly recognised: boolean;
  readonly helpText: string;
}

/** The answer to a text that is no command: nothing was run, and this may have been meant. */
export function didYouMeanCard(data: DidYouMeanCardData, voice: Voice): CardView {
  const key = data.recognised ? 'didYouMean' : 'notUnderstood';
  return {
    template: 'did-you-mean',
    language: voice.language,
    summary: voice.say(`conversation.${key}Title`),
    data: {
      title: voice.say(`conversation.${key}Title`),
      intro: voice.say(`conversation.${key}`),
      choices: data.choices,
      says: [say(data.helpText, voice.say('buttons.help'))],
    },
  };
}
