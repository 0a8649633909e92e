import type { PictureSummary, SyncRun } from '../domain/ports/sync-store.js';
import type { Incident } from '../domain/watch/incident.js';
import type { Voice } from '../language/voice.js';
import type { SayButton } from './button.js';
import type { CardView } from './card-view.js';
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

const mostBars = 8;
const highest = 80;
const lowest = 4;

const secondsOf = ({ startedAt, endedAt = startedAt }: SyncRun): number =>
  (endedAt.getTime() - startedAt.getTime()) / 1000;

/** Durations as bars of boxes, which every client of Adaptive Cards draws; each has its number as text. */
function barsOf(runs: readonly SyncRun[], voice: Voice) {
  const shown = runs.slice(0, mostBars).toReversed();
  const longest = Math.max(...shown.map(secondsOf), 0.001);
  return shown.map((run) => {
    const px = Math.max(lowest, Math.round((secondsOf(run) / longest) * highest));
    const isDone = run.state === 'done';
    return {
      value: isDone ? voice.span(secondsOf(run) * 1000) : '✖',
      tone: isDone ? 'good' : 'attention',
      height: `${px}px`,
      label: voice.moment(run.startedAt),
    };
  });
}

/** A day in a card: the trend of syncs, where devices stand, what is open and what waits. */
export function digestCard(data: DigestCardData, voice: Voice): CardView {
  const { runs, picture, incidents, waiting, says } = data;
  const failed = runs.filter(({ state }) => state === 'failed').length;
  const intro = [
    voice.say('digest.intro', { n: runs.length, failed }),
    voice.say('digest.waiting', { n: waiting }),
  ].join(' ');
  const total = picture.states.reduce((sum, { devices }) => sum + devices, 0);
  const states = picture.states.map(({ state, devices }) => `${state}: ${voice.number(devices)}`);
  const lines = [
    { title: voice.say('digest.devices', { n: total }), text: states.join('\n') },
    {
      title: voice.say('digest.incidents', { n: incidents.length }),
      text: incidents.map((each) => `${each.id}: ${incidentTitle(each, voice)}`).join('\n'),
    },
  ].filter(({ text }) => text !== '');
  return {
    template: 'digest',
    language: voice.language,
    summary: `${voice.say('digest.title')}: ${intro}`,
    data: {
      title: voice.say('digest.title'),
      intro,
      hasChart: runs.length > 0,
      chartTitle: voice.say('digest.chart'),
      bars: barsOf(runs, voice),
      lines,
      says,
    },
  };
}
