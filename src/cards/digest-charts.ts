import type { PictureSummary, SyncRun } from '../domain/ports/sync-store.js';
import type { Voice } from '../language/voice.js';
import { deviceStateWords } from './device-state-words.js';

const mostBars = 8;

/** Exchange has five states of a device. */
const mostStates = 8;

/** How many blocks the longest bar has: narrow enough for a telephone. */
const longest = 16;

/** A part of a bar: blocks in one of the colours that a text of Adaptive Cards has. */
type Part = { readonly text: string; readonly color: string };

/** A line of a chart. Its bar is made of text, which every client draws alike and copies along. */
type Bar = { readonly label: string; readonly value: string; readonly parts: readonly Part[] };

export type Chart = { readonly title: string; readonly bars: readonly Bar[] };

/** What is there is seen, however little it is. */
const part = (color: string, share: number): Part => ({
  text: '█'.repeat(Math.max(1, Math.round(share * longest))),
  color,
});

/** How a synchronisation ended; by the sign too, because colour says nothing to some. */
const ends: {
  readonly [S in SyncRun['state']]: { readonly sign: string; readonly color: string };
} = {
  done: { sign: '', color: 'good' },
  failed: { sign: ' ✖', color: 'attention' },
  cancelled: { sign: ' –', color: 'default' },
  running: { sign: ' …', color: 'default' },
};

const millisecondsOf = ({ startedAt, endedAt = startedAt }: SyncRun): number =>
  endedAt.getTime() - startedAt.getTime();

function durations(runs: readonly SyncRun[], voice: Voice): Chart {
  const shown = runs.slice(0, mostBars);
  const most = Math.max(...shown.map(millisecondsOf), 1);
  return {
    title: voice.say('digest.durations'),
    bars: shown.map((run) => {
      const { sign, color } = ends[run.state];
      const span = voice.span(millisecondsOf(run));
      return {
        label: voice.brief(run.startedAt),
        value: `${span}${sign}`,
        parts: [part(color, millisecondsOf(run) / most)],
      };
    }),
  };
}

const colors: { readonly [state: string]: 'good' | 'warning' | 'attention' } = {
  Allowed: 'good',
  Quarantined: 'warning',
  Blocked: 'attention',
};

function devices(runs: readonly SyncRun[], voice: Voice): Chart {
  const shown = runs
    .flatMap(({ kind, startedAt, counts }) =>
      kind === 'full' && counts?.states
        ? [{ startedAt, devices: counts.devices, states: counts.states }]
        : [],
    )
    .slice(0, mostBars);
  const most = Math.max(...shown.map((each) => each.devices), 1);
  return {
    title: voice.say('digest.trend'),
    bars: shown.map(({ startedAt, devices: all, states }) => ({
      label: voice.brief(startedAt),
      value: voice.number(all),
      parts: states
        .slice(0, mostStates)
        .map(({ state, devices: n }) => part(colors[state] ?? 'default', n / most)),
    })),
  };
}

/** The trend of syncs: how long they took, and where the devices stood after the full ones. */
export const digestCharts = (runs: readonly SyncRun[], voice: Voice): readonly Chart[] =>
  [durations(runs, voice), devices(runs, voice)].filter(({ bars }) => bars.length > 0);

const stateCount = (state: string, n: number, voice: Voice): string =>
  voice.say('joining.named', { name: deviceStateWords(state, voice), text: voice.number(n) });

/** No break between the colour and what it means. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');

/** The devices of now by state, in the colours of the chart. */
export const stateLegend = ({ states }: PictureSummary, voice: Voice) =>
  states.slice(0, mostStates).map(({ state, devices: n }) => ({
    text: `█\u00a0${unbroken(stateCount(state, n, voice))}   `,
    color: colors[state] ?? 'default',
  }));
