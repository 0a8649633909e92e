import type { ExchangeBackend } from '../../../src/domain/ports/exchange-backend.js';
import type { Store } from '../../../src/domain/ports/store.js';
import { changeBench } from '../change-bench.js';
import { type Deed, doneBy, type Told } from './deeds.js';
import type { Meeting } from './meeting.js';

export type Side = 'left' | 'right';

/** One of the two processes that race. */
export interface Racer {
  /** Does something; before the first write it meets whoever it is to meet. */
  does(deed: Deed, meeting: Meeting, side: Side): Promise<Told>;
  /** Runs what was approved, as the sweep does. */
  runs(at: number): Promise<void>;
  close(): Promise<void>;
}

/** The process of the spec itself. */
export class LocalRacer implements Racer {
  constructor(
    private readonly store: Store,
    private readonly exchange: Pick<ExchangeBackend, 'run'>,
  ) {}

  does(deed: Deed, meeting: Meeting, side: Side): Promise<Told> {
    return doneBy(meeting.store(side, this.store), this.exchange, deed);
  }

  async runs(at: number): Promise<void> {
    const { store, exchange } = this;
    await changeBench({ store, exchange, clock: () => new Date(at) }).runner.runApproved();
  }

  async close(): Promise<void> {}
}
