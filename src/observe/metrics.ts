import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is asked when the metrics are read, rather than counted as it happens. */
export interface MetricSources {
  readonly running: () => {
    readonly running: number;
    readonly waiting: number;
    readonly workers: number;
  };
  /** Seconds since 1970; undefined: none yet. */
  readonly lastSuccess: () => Promise<number | undefined>;
  readonly openIncidents: () => Promise<number>;
  readonly outbox: () => Promise<{ readonly count: number; readonly oldestSeconds: number }>;
  readonly deadConversations: () => Promise<number>;
  readonly auditEntries: () => Promise<number>;
}

/** Counts what happens; every function may be handed on by itself. */
export interface Metrics {
  readonly turn: (kind: string, milliseconds: number) => void;
  readonly cmdlet: (cmdlet: string, outcome: string, milliseconds: number) => void;
  readonly notice: (outcome: string) => void;
  readonly sync: (kind: string, state: string, milliseconds: number) => void;
  /** A failure of ours that was logged. */
  readonly failure: (event: string) => void;
  /** All of them in the text format of Prometheus. */
  readonly text: () => Promise<string>;
}

const prefix = 'exchange_connector_bot_';
const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** A registry of its own: two bots in one process, as specs have, count apart. */
export function createMetrics(sources: MetricSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const turns = new Histogram({
    name: `${prefix}turn_seconds`,
    help: 'How long answers to people took, by what they did.',
    labelNames: ['kind'],
    buckets: seconds,
    registers,
  });
  const cmdlets = new Histogram({
    name: `${prefix}cmdlet_seconds`,
    help: 'How long cmdlets took, by name and outcome.',
    labelNames: ['cmdlet', 'outcome'],
    buckets: seconds,
    registers,
  });
  const syncs = new Histogram({
    name: `${prefix}sync_seconds`,
    help: 'How long synchronisations took, by kind and state.',
    labelNames: ['kind', 'state'],
    buckets: seconds,
    registers,
  });
  const notices = new Counter({
    name: `${prefix}notices_total`,
    help: 'Notices by outcome: sent, repeated (possibly), refused, unknown, unsent, throttled, nothing.',
    labelNames: ['outcome'],
    registers,
  });
  const failures = new Counter({
    name: `${prefix}failures_total`,
    help: 'Failures of the bot itself, by event in the log.',
    labelNames: ['event'],
    registers,
  });
  gauges(sources, registry);
  return {
    turn: (kind, ms) => turns.observe({ kind }, ms / 1000),
    cmdlet: (cmdlet, outcome, ms) => cmdlets.observe({ cmdlet, outcome }, ms / 1000),
    sync: (kind, state, ms) => syncs.observe({ kind, state }, ms / 1000),
    notice: (outcome) => notices.inc({ outcome }),
    failure: (event) => failures.inc({ event }),
    text: () => registry.metrics(),
  };
}

/** What is read when somebody looks. What cannot be read is no number, and hides nothing else. */
function gauges(sources: MetricSources, registry: Registry): void {
  const gauge = (name: string, help: string, read: () => Promise<number | undefined>): void => {
    new Gauge({
      name: `${prefix}${name}`,
      help,
      registers: [registry],
      async collect() {
        this.set((await read().catch(() => undefined)) ?? Number.NaN);
      },
    });
  };
  const { running, outbox } = sources;
  gauge('cmdlets_running', 'Cmdlets that run now.', async () => running().running);
  gauge('cmdlets_waiting', 'Cmdlets that wait for a place.', async () => running().waiting);
  gauge('workers', 'PowerShell processes.', async () => running().workers);
  gauge('last_success_timestamp_seconds', 'When a sync last ended well.', sources.lastSuccess);
  gauge('open_incidents', 'Incidents that are open.', sources.openIncidents);
  gauge('notices_waiting', 'Notices that wait.', async () => (await outbox()).count);
  gauge(
    'notices_oldest_seconds',
    'How long the oldest notice has waited.',
    async () => (await outbox()).oldestSeconds,
  );
  gauge('dead_conversations', 'Conversations that cannot be reached.', sources.deadConversations);
  gauge('audit_entries', 'Entries of the audit.', sources.auditEntries);
}
