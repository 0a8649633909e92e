import { digestCard } from '../../cards/digest-card.js';
import type { ChangeStore } from '../../domain/ports/change-store.js';
import type { SyncStore } from '../../domain/ports/sync-store.js';
import type { IncidentStore } from '../../domain/ports/watch-store.js';
import type { Voice } from '../../language/voice.js';
import type { Command } from '../command.js';
import { incidentsWording } from '../incidents/incidents-wording.js';
import { cardReply, type Reply } from '../reply.js';
import { statusWording } from '../status/status-wording.js';
import { sayCommand } from '../suggest.js';
import { digestWording } from './digest-wording.js';

/** What a digest is made of. */
export interface DigestSources {
  readonly syncs: Pick<SyncStore, 'history' | 'picture'>;
  readonly incidents: Pick<IncidentStore, 'open'>;
  readonly changes: Pick<ChangeStore, 'list'>;
}

const weekMs = 7 * 24 * 60 * 60 * 1000;
const staleMs = 30 * 24 * 60 * 60 * 1000;

/** The digest of a moment: the same whether somebody asks for it or it comes by itself. */
export async function digestView(
  { syncs, incidents, changes }: DigestSources,
  at: Date,
  voice: Voice,
) {
  const [history, picture, open, waiting] = await Promise.all([
    syncs.history(200),
    syncs.picture(new Date(at.getTime() - staleMs)),
    incidents.open(10),
    changes.list(['waiting'], 100),
  ]);
  const runs = history.filter(({ startedAt }) => at.getTime() - startedAt.getTime() < weekMs);
  const says = [sayCommand(statusWording, voice), sayCommand(incidentsWording, voice)];
  return digestCard({ runs, picture, incidents: open, waiting: waiting.length, says }, voice);
}

/** `digest`: what the daily digest would tell now. */
export const digestCommand = (sources: DigestSources): Command => ({
  ...digestWording,
  role: 'viewer',
  run: async ({ turn, voice }): Promise<Reply> =>
    cardReply(await digestView(sources, turn.at, voice)),
});
