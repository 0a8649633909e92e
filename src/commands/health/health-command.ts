import { healthCard } from '../../cards/health-card.js';
import type { ExchangeBackend } from '../../domain/ports/exchange-backend.js';
import type { Store } from '../../domain/ports/store.js';
import type { Ask, Command } from '../command.js';
import { cardReply, type Reply } from '../reply.js';
import { healthWording } from './health-wording.js';

/** What `health` tells about. */
export interface HealthSources {
  readonly version: string;
  readonly startedAt: Date;
  readonly backend: Pick<ExchangeBackend, 'describe'>;
  readonly store: Pick<Store, 'describe'>;
}

/** `health`: how the bot itself is. A store that does not answer is a finding here, not a failure. */
export function healthCommand(sources: HealthSources): Command {
  const { version, startedAt } = sources;
  const answer = async ({ voice }: Ask): Promise<Reply> => {
    const store = await sources.store.describe().catch(() => undefined);
    const backend = sources.backend.describe();
    return cardReply(healthCard({ version, startedAt, store, backend }, voice));
  };
  return { ...healthWording, role: 'viewer', run: answer, verbs: { refresh: answer } };
}
