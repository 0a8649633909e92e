import { type SayButton, say } from '../../cards/button.js';
import type { Voice } from '../../language/voice.js';
import { checkWording } from '../check/check-wording.js';
import { sayCommand } from '../suggest.js';
import { syncWording } from '../sync/sync-wording.js';
import { incidentsWording } from './incidents-wording.js';

/** What to press next on any incident's card. */
export const incidentSays = (voice: Voice): readonly SayButton[] => [
  sayCommand(syncWording, voice),
  sayCommand(checkWording, voice),
];

/** The button that shows an incident with all of its attempts. */
export const detailsSay = (incident: string, voice: Voice): SayButton =>
  say(sayCommand(incidentsWording, voice, { incident }).text, voice.say('incidents.details'));
