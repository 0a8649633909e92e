import type { Voice } from '../language/voice.js';
import type { CardView } from './card-view.js';

export interface LinksCardData {
  readonly title: string;
  readonly intro: string;
  readonly links: readonly { readonly title: string; readonly url: string }[];
}

/** Something to be fetched from the bot's own server. */
export const linksCard = (data: LinksCardData, voice: Voice): CardView => ({
  template: 'links',
  language: voice.language,
  summary: voice.pair(data.title, data.intro),
  data: { ...data },
});
