import type { PictureSummary, SyncRun } from '../domain/ports/sync-store.js';
import type { Incident } from '../domain/watch/incident.js';
import type { Voice } from '../language/voice.js';
import type { SayButton } from './button.js';
import type { CardView } from './card-view.js';
import { digestCharts, stateLegend } from './digest-charts.js';
import { incidentTitle } from './incident-words.js';

/** What a day's digest tells. */
export interface DigestCardData {
  /** The syncs of the last week, the newest first. */
  readonly runs: readonly SyncRun[];
  readonly picture: PictureSummary;
  readonly incidents: readonly Incident[];
  readonly waiting: number;
  readonly says: readonly SayButton[];
}

/** A day in a card: the trend of syncs, where devices stand, what is open and what waits. */
export function digestCard(data: DigestCardData, voice: Voice): CardView {
  const { runs, picture, incidents, waiting, says } = data;
  const failed = runs.filter(({ state }) => state === 'failed').length;
  const intro = voice.sentences([
    voice.say('digest.intro', { n: runs.length, failed }),
    voice.say('digest.waiting', { n: waiting }),
  ]);
  const total = picture.states.reduce((sum, { devices }) => sum + devices, 0);
  const lines = [
    {
      title: voice.say('digest.incidents', { n: incidents.length }),
      text: incidents
        .map((each) =>
          voice.say('incidents.listed', { id: each.id, title: incidentTitle(each, voice) }),
        )
        .join('\n'),
    },
  ].filter(({ text }) => text !== '');
  return {
    template: 'digest',
    language: voice.language,
    summary: voice.pair(voice.say('digest.title'), intro),
    data: {
      title: voice.say('digest.title'),
      intro,
      charts: digestCharts(runs, voice),
      hasDevices: total > 0,
      devices: voice.say('digest.devices', { n: total }),
      states: stateLegend(picture, voice),
      lines,
      says,
    },
  };
}
