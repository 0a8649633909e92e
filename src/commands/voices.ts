import type { Language } from '../domain/people/language.js';
import { createVoice } from '../language/create-voice.js';
import { createFormats, type Formats } from '../language/formats.js';
import { languageOf } from '../language/language-of.js';
import type { Voice } from '../language/voice.js';
import type { Turn } from './turn.js';

/** More languages and zones than any tenant has. */
const mostFormats = 200;

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

export function createVoices(defaults: VoiceDefaults): Voices {
  const kept = new Map<string, Formats>();
  const formatsOf = (language: Language, timeZone: string): Formats => {
    const key = `${language} ${timeZone}`;
    const formats = kept.get(key) ?? createFormats(language, timeZone);
    // The zone is the client's word: there may be any number of them.
    if (kept.size < mostFormats) kept.set(key, formats);
    return formats;
  };
  return ({ speaker, at }, chosen) => {
    const language = chosen ?? languageOf(speaker.locale) ?? defaults.language;
    const timeZone = speaker.timeZone ?? defaults.timeZone;
    return createVoice({ language, timeZone, now: at, formats: formatsOf(language, timeZone) });
  };
}
