import type { Store } from '../ports/store.js';
import { wants } from './announce.js';
import { type Holding, tellAt } from './holding.js';

/** A shorter pause is a restart, and nothing to tell. */
const awayMs = 10 * 60 * 1000;

/** Tells other processes, and the next start, that this one is alive. */
export class SignsOfLife {
  constructor(
    private readonly store: Store,
    private readonly process: string,
    private readonly clock: () => Date,
    private readonly holding: Holding,
  ) {}

  /** At the start: was there a time when no process was alive, it is told. */
  async begin(): Promise<void> {
    const { store } = this;
    const now = this.clock();
    const last = await store.beats.newest();
    await this.beat();
    if (!last || now.getTime() - last.getTime() < awayMs) return;
    const key = { conversationId: 'rounds', activityId: 'away', type: last.toISOString() };
    // Of several that start at the same moment one tells.
    if (!(await store.seen.claim(key, now))) return;
    const heldUntil = tellAt(now, 'warning', this.holding);
    const subject = { kind: 'away', id: `${last.toISOString()}/${now.toISOString()}` } as const;
    for (const subscription of await store.subscriptions.all()) {
      if (!wants(subscription, 'failures')) continue;
      const { conversationId } = subscription;
      await store.outbox.add({ conversationId, subject, urgency: 'usual', at: now, heldUntil });
    }
  }

  beat(): Promise<void> {
    return this.store.beats.beat(this.process, this.clock());
  }

  end(): Promise<void> {
    return this.store.beats.end(this.process, this.clock());
  }
}
