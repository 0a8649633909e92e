import type { Voice } from '../language/voice.js';
import type { SayButton } from './button.js';
import type { CardView } from './card-view.js';

export interface ListCardData {
  readonly title: string;
  readonly intro: string;
  readonly lines: readonly { readonly title: string; readonly text: string }[];
  readonly says: readonly SayButton[];
}

/** A list of few things, each with a line about it. */
export const listCard = (data: ListCardData, voice: Voice): CardView => ({
  template: 'list',
  language: voice.language,
  summary: voice.say('joining.named', { name: data.title, text: data.intro }),
  data: { ...data },
});
