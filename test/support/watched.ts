import type { Subject } from '../../src/domain/ports/outbox.js';
import type { Store } from '../../src/domain/ports/store.js';
import type { Holding } from '../../src/domain/watch/holding.js';
import type { Failure, Severity } from '../../src/domain/watch/incident.js';
import type { Topic } from '../../src/domain/watch/subscription.js';
import { WatchDesk } from '../../src/domain/watch/watch-desk.js';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import { tempFolder } from './temp-folder.js';

export const noHolding: Holding = { quietHours: undefined, maintenance: [] };

/** A failure of one kind; those with the same word are one incident. */
export const failureNamed = (word: string, severity: Severity = 'critical'): Failure => ({
  fingerprint: `sync ${word}`,
  kind: 'syncFailed',
  severity,
  evidence: {
    step: 'full',
    service: 'exchange',
    fault: 'notPermitted',
    said: undefined,
    missing: [],
  },
});

/** One showing that reached its conversation: as a new card, or in the place of the one that was there. */
export interface Shown {
  readonly conversationId: string;
  readonly subject: Subject;
  readonly isNew: boolean;
}

/** A watch over SQLite whose time is handed in, and a reader of its outbox that delivers at once. */
export class Watched {
  now = Date.parse('2026-11-23T12:00:00Z');
  holding = noHolding;
  private readonly folder = tempFolder();
  private opened: Store | undefined;
  private ids = 0;

  get store(): Store {
    if (!this.opened) throw new Error('not started');
    return this.opened;
  }

  readonly clock = (): Date => new Date(this.now);

  get watch(): WatchDesk {
    const { store, holding, clock } = this;
    return new WatchDesk({ store, holding, clock, newIncidentId: () => `INC${++this.ids}` });
  }

  /** Opens the file, or opens it again as a process does that was started again. */
  async start(): Promise<void> {
    await this.opened?.close();
    this.opened = await openSqliteStore({ file: `${this.folder.path}/bot.sqlite` });
  }

  async stop(): Promise<void> {
    await this.opened?.close();
    this.folder.remove();
  }

  pass(minutes: number): void {
    this.now += minutes * 60_000;
  }

  subscribe(
    conversationId: string,
    topics: readonly Topic[] = ['failures', 'recoveries'],
    severity: Severity = 'info',
  ): Promise<void> {
    return this.store.subscriptions.put({ conversationId, topics, severity });
  }

  /** Takes out of the outbox what may be sent by now. */
  async delivered(): Promise<readonly Shown[]> {
    const { outbox } = this.store;
    const all: Shown[] = [];
    for (;;) {
      const due = await outbox.due(this.clock(), 1000);
      if (due.length === 0) return all;
      for (const showing of due) {
        const { conversationId, subject } = showing;
        const isNew = (await outbox.posted(conversationId, subject)) === undefined;
        all.push({ conversationId, subject, isNew });
        await outbox.notePosted(conversationId, subject, `card-${all.length}`, this.clock());
        await outbox.done(showing);
      }
    }
  }

  /** The same in short: `new incident INC1.0 in a`. */
  async told(): Promise<readonly string[]> {
    return (await this.delivered()).map(
      ({ conversationId, subject: { kind, id }, isNew }) =>
        `${isNew ? 'new' : 'same'} ${kind} ${id} in ${conversationId}`,
    );
  }
}
