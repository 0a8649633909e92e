import { listCard } from '../../cards/list-card.js';
import type { Connector } from '../../domain/connector/connector.js';
import type { SyncDesk } from '../../domain/connector/sync-desk.js';
import { PersonFailure } from '../../domain/failure.js';
import type { Command } from '../command.js';
import { syncWords } from '../history/history-command.js';
import { historyWording } from '../history/history-wording.js';
import { cardReply } from '../reply.js';
import { statusWording } from '../status/status-wording.js';
import { sayCommand } from '../suggest.js';
import { syncWording } from './sync-wording.js';

export interface SyncServices {
  readonly sync: Pick<SyncDesk, 'full'>;
  readonly connectors: { current(): Promise<Connector | undefined> };
}

/** `sync`: synchronises now; it needs a connector that is not disconnected. */
export function syncCommand({ sync, connectors }: SyncServices): Command {
  return {
    ...syncWording,
    role: 'operator',
    run: async ({ turn, voice }) => {
      const connector = await connectors.current();
      if (!connector || connector.disconnectedAt) throw new PersonFailure('noConnector');
      const run = await sync.full({ signal: turn.signal });
      const title = voice.say('changes.historyTitle');
      const says = [sayCommand(statusWording, voice), sayCommand(historyWording, voice)];
      return cardReply(listCard({ title, intro: syncWords(run, voice), lines: [], says }, voice));
    },
  };
}
