import { syncOverdueAfterMs } from '../../connector/connector.js';
import { failureOfOverdue } from '../failure-of.js';
import { connected } from './connected.js';
import { once } from './once.js';
import type { Round, RoundsOptions } from './round.js';

const quarterMs = 15 * 60 * 1000;

const quarterOf = (at: Date): Date => new Date(Math.floor(at.getTime() / quarterMs) * quarterMs);

/** No synchronisation has worked for too long. */
export const overdueRound = (options: RoundsOptions): Round =>
  connected(options, async ({ lastSuccess, approvedAt }, at) => {
    const last = lastSuccess ?? approvedAt;
    if (at.getTime() - last.getTime() <= syncOverdueAfterMs) return;
    await once(options, 'overdue', quarterOf(at), () =>
      options.watch.failed(failureOfOverdue(lastSuccess)),
    );
  });
