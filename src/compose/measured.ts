import type { Dispatch } from '../commands/dispatch.js';
import type { ExchangeBackend } from '../domain/ports/exchange-backend.js';
import type { Store } from '../domain/ports/store.js';
import type { Log } from '../observe/create-log.js';
import { createMetrics, type Metrics } from '../observe/metrics.js';
import { clock, monotonic } from './this-process.js';

/** @param backend asked for only when somebody reads the metrics: it counts into them itself */
export const metricsOver = (
  store: Store,
  backend: () => Pick<ExchangeBackend, 'describe'>,
): Metrics =>
  createMetrics({
    running: () => {
      const { running, waiting, workers = 0 } = backend().describe();
      return { running, waiting, workers };
    },
    lastSuccess: async () => {
      const last = await store.syncs.lastDone();
      return last?.endedAt && last.endedAt.getTime() / 1000;
    },
    openIncidents: async () => (await store.incidents.open(1000)).length,
    outbox: async () => {
      const { count, oldest } = await store.outbox.waiting();
      const oldestSeconds = oldest ? (clock().getTime() - oldest.getTime()) / 1000 : 0;
      return { count, oldestSeconds };
    },
    deadConversations: async () => (await store.conversations.dead()).length,
    auditEntries: async () => (await store.audit.latest(1))[0]?.number ?? 0,
  });

/** Failures that are logged are counted too. */
export const counted = (log: Log, { failure }: Metrics): Log => ({
  ...log,
  error: (event, fields) => {
    failure(event);
    log.error(event, fields);
  },
});

/** How long answers take. */
export const timed = (dispatch: Dispatch, turn: Metrics['turn']): Dispatch => ({
  ...dispatch,
  answer: async (asked) => {
    const start = monotonic();
    const reply = await dispatch.answer(asked);
    turn(asked.asked.kind, monotonic() - start);
    return reply;
  },
});
