import { listCard } from '../../cards/list-card.js';
import type { SyncRun, SyncStore } from '../../domain/ports/sync-store.js';
import type { Voice } from '../../language/voice.js';
import type { WordKey } from '../../language/words.js';
import type { Command } from '../command.js';
import { cardReply } from '../reply.js';
import { historyWording } from './history-wording.js';

const mostShown = 10;

/** What became of a synchronisation, in one line. */
export function syncWords(run: SyncRun, voice: Voice): string {
  const { counts, startedAt, endedAt, fault } = run;
  if (run.state === 'running') return voice.say('changes.syncRunning');
  if (!counts || !endedAt) {
    const service = voice.say('services.exchange');
    const words = fault && fault !== 'ours' ? `faults.${fault}` : 'faults.serviceError';
    return voice.say('changes.syncFailed', {
      fault: voice.say(words as WordKey & 'faults.serviceError', { service }),
    });
  }
  const { classes: _, ...shown } = counts;
  return voice.say('changes.syncDone', {
    ...shown,
    span: voice.span(endedAt.getTime() - startedAt.getTime()),
  });
}

const barLength = 20;

/** How many devices are in which state, as bars that are text too: every client draws them alike. */
function stateLines(
  states: Awaited<ReturnType<SyncStore['states']>>,
  voice: Voice,
): readonly { title: string; text: string }[] {
  const total = states.reduce((sum, { devices }) => sum + devices, 0);
  if (total === 0) return [];
  const bars = states.map(({ state, devices: n }) =>
    voice.say('changes.devicesNow', {
      state,
      n,
      bar: '▇'.repeat(Math.max(1, Math.round((n / total) * barLength))),
      percent: Math.round((n / total) * 100),
    }),
  );
  return [{ title: voice.say('changes.devicesTitle'), text: bars.join('\n') }];
}

/** `history`: the newest synchronisations, with durations and counts. */
export function historyCommand(syncs: Pick<SyncStore, 'history' | 'states'>): Command {
  return {
    ...historyWording,
    role: 'viewer',
    run: async ({ voice }) => {
      const [runs, states] = await Promise.all([syncs.history(mostShown), syncs.states()]);
      const syncLines = runs.map((run) => ({
        title: voice.moment(run.startedAt),
        text: syncWords(run, voice),
      }));
      const lines = [...stateLines(states, voice), ...syncLines];
      const intro = voice.say(runs.length === 0 ? 'changes.historyNone' : 'changes.historySome');
      const title = voice.say('changes.historyTitle');
      return cardReply(listCard({ title, intro, lines, says: [] }, voice));
    },
  };
}
