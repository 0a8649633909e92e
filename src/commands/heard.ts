import type { Language } from '../domain/people/language.js';
import type { PreferenceStore } from '../domain/ports/store.js';
import type { Voice } from '../language/voice.js';
import type { LogFailure } from './failed.js';
import type { Turn } from './turn.js';
import type { Voices } from './voices.js';

export interface HearingOptions {
  readonly preferences: Pick<PreferenceStore, 'of'>;
  readonly voices: Voices;
  readonly log: LogFailure;
}

export interface Heard {
  readonly voice: Voice;
  readonly chosenLanguage: Language | undefined;
}

/** How somebody is to be answered. A store that does not tell their choice leaves that of their client. */
export async function heard(
  turn: Turn,
  { preferences, voices, log }: HearingOptions,
): Promise<Heard> {
  try {
    const { language } = await preferences.of(turn.speaker.objectId);
    return { voice: voices(turn, language), chosenLanguage: language };
  } catch (error) {
    log('preferences.unread', { id: turn.id, error });
    return { voice: voices(turn), chosenLanguage: undefined };
  }
}
