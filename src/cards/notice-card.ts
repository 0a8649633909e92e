import type { Voice } from '../language/voice.js';
import { say } from './button.js';
import type { CardView } from './card-view.js';

/** One sentence that something is not as asked, with the way to help. */
export const noticeCard = (
  data: { readonly text: string; readonly helpText: string },
  voice: Voice,
): CardView => ({
  template: 'notice',
  language: voice.language,
  summary: data.text,
  data: { text: data.text, says: [say(data.helpText, voice.say('buttons.help'))] },
});
