import type { Voice } from '../language/voice.js';
import type { CardView } from './card-view.js';

/** What a turn that takes longer is waiting for: the answer will replace the card, or follow it. */
export type Waiting = 'progress' | 'stillWorking';

export const progressCard = (data: { readonly waiting: Waiting }, voice: Voice): CardView => ({
  template: 'progress',
  language: voice.language,
  summary: voice.say(`conversation.${data.waiting}Title`),
  data: {
    title: voice.say(`conversation.${data.waiting}Title`),
    text: voice.say(`conversation.${data.waiting}`),
  },
});
