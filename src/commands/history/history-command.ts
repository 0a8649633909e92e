import { deviceStateWords } from '../../cards/device-state-words.js';
import { type ListLine, listCard } from '../../cards/list-card.js';
import { syncWords } from '../../cards/sync-words.js';
import type { PictureSummary, SyncStore } from '../../domain/ports/sync-store.js';
import type { Voice } from '../../language/voice.js';
import type { Command } from '../command.js';
import { cardReply } from '../reply.js';
import { historyWording } from './history-wording.js';

const mostShown = 10;
const barLength = 20;
const staleDays = 30;
/** Exchange has five; what comes after it has always been rare. */
const mostStates = 8;
const dayMs = 24 * 60 * 60 * 1000;

/** How many devices are in which state, as bars that are text too: every client draws them alike. */
function pictureLines(
  { states, managed, looked, stale }: PictureSummary,
  voice: Voice,
): readonly ListLine[] {
  const total = states.reduce((sum, { devices }) => sum + devices, 0);
  if (total === 0) return [];
  const bars = states.slice(0, mostStates).map(({ state, devices: n }) =>
    voice.say('syncs.state', {
      state: deviceStateWords(state, voice),
      n,
      bar: '▇'.repeat(Math.max(1, Math.round((n / total) * barLength))),
      percent: Math.round((n / total) * 100),
    }),
  );
  const further = [
    voice.say('syncs.managed', { n: managed }),
    ...(looked > 0 ? [voice.say('syncs.stale', { days: staleDays, looked, stale })] : []),
  ];
  return [{ title: voice.say('syncs.pictureTitle'), text: [...bars, ...further] }];
}

/** `history`: the newest synchronisations, with durations and counts, and the picture that they made. */
export function historyCommand(syncs: Pick<SyncStore, 'history' | 'picture'>): Command {
  return {
    ...historyWording,
    role: 'viewer',
    run: async ({ turn, voice }) => {
      const staleBefore = new Date(turn.at.getTime() - staleDays * dayMs);
      const [runs, picture] = await Promise.all([
        syncs.history(mostShown),
        syncs.picture(staleBefore),
      ]);
      const syncLines = runs.map((run) => ({
        title: voice.moment(run.startedAt),
        text: syncWords(run, voice),
      }));
      const lines = [...pictureLines(picture, voice), ...syncLines];
      const intro = voice.say(runs.length === 0 ? 'syncs.none' : 'syncs.newestFirst');
      const title = voice.say('syncs.historyTitle');
      return cardReply(listCard({ title, intro, lines, says: [] }, voice));
    },
  };
}
