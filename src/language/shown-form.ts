import type { Voice } from './voice.js';
import type { WordKey } from './words.js';

/** A form as it is shown to somebody: its slots are named in their language. */
export const shownForm = (form: string, voice: Pick<Voice, 'say'>): string =>
  form.replace(/(?<=<)\w+(?=>)/g, (slot) =>
    voice.say(`slots.${slot}` as WordKey & 'slots.account'),
  );
