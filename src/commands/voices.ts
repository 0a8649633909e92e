import type { Language } from '../domain/people/language.js';
import { createVoice } from '../language/create-voice.js';
import { languageOf } from '../language/language-of.js';
import type { Voice } from '../language/voice.js';
import type { Turn } from './turn.js';

/** What holds where neither the person nor their client says otherwise. */
export interface VoiceDefaults {
  readonly language: Language;
  /** IANA name. */
  readonly timeZone: string;
}

/** What of a turn decides how it is answered. */
type Heard = Pick<Turn, 'at'> & { readonly speaker: Pick<Turn['speaker'], 'locale' | 'timeZone'> };

/**
 * The voice that answers: in the language that the person chose, else that of their client; in their
 * client's time zone.
 */
export type Voices = (heard: Heard, chosen?: Language) => Voice;

export const createVoices =
  (defaults: VoiceDefaults): Voices =>
  ({ speaker, at }, chosen) =>
    createVoice({
      language: chosen ?? languageOf(speaker.locale) ?? defaults.language,
      timeZone: speaker.timeZone ?? defaults.timeZone,
      now: at,
    });
