import { listCard } from '../../cards/list-card.js';
import { syncWords } from '../../cards/sync-words.js';
import type { Connector } from '../../domain/connector/connector.js';
import type { SyncDesk } from '../../domain/connector/sync-desk.js';
import { PersonFailure } from '../../domain/failure.js';
import type { SyncKind, SyncRun } from '../../domain/ports/sync-store.js';
import type { Ask, Command } from '../command.js';
import { historyWording } from '../history/history-wording.js';
import { cardReply, type Reply } from '../reply.js';
import { statusWording } from '../status/status-wording.js';
import { sayCommand } from '../suggest.js';
import { syncCancelWording } from '../sync-cancel/sync-cancel-wording.js';
import { syncWording } from './sync-wording.js';

export interface SyncServices {
  readonly sync: Pick<SyncDesk, 'full' | 'quick' | 'running'>;
  readonly connectors: { current(): Promise<Connector | undefined> };
}

function runReply(run: SyncRun, { voice }: Ask): Reply {
  const next = run.state === 'running' ? syncCancelWording : statusWording;
  const says = [sayCommand(next, voice), sayCommand(historyWording, voice)];
  const title = voice.say('syncs.title');
  return cardReply(listCard({ title, intro: syncWords(run, voice), lines: [], says }, voice));
}

/**
 * Synchronises now; while one is under way, that one is the answer.
 * @throws PersonFailure without a connector
 */
export async function synchronise(
  { sync, connectors }: SyncServices,
  kind: SyncKind,
  ask: Ask,
): Promise<Reply> {
  const connector = await connectors.current();
  if (!connector || connector.disconnectedAt) throw new PersonFailure('noConnector');
  try {
    return runReply(await sync[kind]({ signal: ask.turn.signal }), ask);
  } catch (error) {
    const isRunning = error instanceof PersonFailure && error.refusal === 'syncRunning';
    const running = isRunning ? await sync.running() : undefined;
    if (!running) throw error;
    return runReply(running, ask);
  }
}

/** `sync`: reads everything anew. */
export const syncCommand = (services: SyncServices): Command => ({
  ...syncWording,
  role: 'operator',
  run: (ask) => synchronise(services, 'full', ask),
});
