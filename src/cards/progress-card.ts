import type { Voice } from '../language/voice.js';
import type { CardView } from './card-view.js';

/** What is shown while a turn takes longer: the answer will replace it. */
export const progressCard = (voice: Voice): CardView => ({
  template: 'progress',
  language: voice.language,
  summary: voice.say('conversation.progressTitle'),
  data: {
    title: voice.say('conversation.progressTitle'),
    text: voice.say('conversation.progress'),
  },
});
