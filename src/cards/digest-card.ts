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

/** More open incidents are counted: the list of incidents has them all. */
const mostIncidents = 8;

/** A day in a card: the trend of syncs, where devices stand, what is open and what waits. */
export function digestCard(data: DigestCardData, voice: Voice): CardView {
  const { runs, picture, incidents, waiting, says } = data;
  const failed = runs.filter(({ state }) => state === 'failed').length;
  const intro = voice.say('joining.sentences', {
    text: voice.say('digest.intro', { n: runs.length, failed }),
    more: voice.say('digest.waiting', { n: waiting }),
  });
  const total = picture.states.reduce((sum, { devices }) => sum + devices, 0);
  const open = incidents
    .slice(0, mostIncidents)
    .map((each) =>
      voice.say('incidents.listed', { id: each.id, title: incidentTitle(each, voice) }),
    );
  const rest = incidents.length - open.length;
  const texts = [...open, ...(rest > 0 ? [voice.say('time.more', { n: rest })] : [])];
  const title = voice.say('digest.incidents', { n: incidents.length });
  const lines = texts.length > 0 ? [{ title, texts: texts.map((text) => ({ text })) }] : [];
  return {
    template: 'digest',
    language: voice.language,
    summary: voice.say('joining.named', { name: voice.say('digest.title'), text: intro }),
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
