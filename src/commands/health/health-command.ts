import { type HealthWork, healthCard } from '../../cards/health-card.js';
import type { ExchangeBackend } from '../../domain/ports/exchange-backend.js';
import type { Store } from '../../domain/ports/store.js';
import type { Ask, Command } from '../command.js';
import { cardReply, type Reply } from '../reply.js';
import { healthWording } from './health-wording.js';

/** A process that gave a sign of life since then is alive. */
const aliveMs = 2 * 60 * 1000;

/** What `health` tells about. */
export interface HealthSources {
  readonly version: string;
  readonly startedAt: Date;
  readonly backend: Pick<ExchangeBackend, 'describe'>;
  readonly store: Pick<Store, 'describe'> & {
    readonly outbox: Pick<Store['outbox'], 'waiting'>;
    readonly conversations: Pick<Store['conversations'], 'dead'>;
    readonly incidents: Pick<Store['incidents'], 'open'>;
    readonly beats: Pick<Store['beats'], 'all'>;
  };
  readonly clock: () => Date;
}

/** What lies in the store and waits to be done. */
async function workOf({ store, clock }: HealthSources): Promise<HealthWork> {
  const [notices, dead, incidents, beats] = await Promise.all([
    store.outbox.waiting(),
    store.conversations.dead(),
    store.incidents.open(1000),
    store.beats.all(),
  ]);
  const now = clock().getTime();
  const alive = beats.filter(({ at }) => now - at.getTime() < aliveMs).length;
  return { notices, dead: dead.length, incidents: incidents.length, processes: alive };
}

/** `health`: how the bot itself is. A store that does not answer is a finding here, not a failure. */
export function healthCommand(sources: HealthSources): Command {
  const { version, startedAt } = sources;
  const answer = async ({ voice }: Ask): Promise<Reply> => {
    const [store, work] = await Promise.all([
      sources.store.describe().catch(() => undefined),
      workOf(sources).catch(() => undefined),
    ]);
    const backend = sources.backend.describe();
    return cardReply(healthCard({ version, startedAt, store, backend, work }, voice));
  };
  return { ...healthWording, role: 'viewer', run: answer, verbs: { refresh: answer } };
}
