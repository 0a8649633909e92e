import type { LeaseStore } from './ports/lease-store.js';

export interface LeasesOptions {
  readonly store: Pick<LeaseStore, 'hold' | 'release'>;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** Does something again and again; the answer ends it. */
  readonly every: (ms: number, work: () => void) => () => void;
  readonly onError: (error: unknown) => void;
}

/** A process that ended is not waited for any longer. */
const leaseMs = 30_000;
const renewMs = 10_000;

/** Lets one of all processes do something; whoever dies in the middle is followed by another. */
export class Leases {
  constructor(private readonly options: LeasesOptions) {}

  /**
   * Works while nobody else does; the signal tells that the lease was lost.
   * @returns false when somebody else was at it, and nothing was done
   */
  async during(name: string, work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    const { store, newId, every } = this.options;
    const owner = newId();
    if (!(await this.hold(name, owner))) return false;
    const lost = new AbortController();
    const stop = every(renewMs, () => {
      this.hold(name, owner)
        .then((isHeld) => !isHeld && lost.abort())
        .catch(this.options.onError);
    });
    try {
      await work(lost.signal);
      return true;
    } finally {
      stop();
      await store.release(name, owner).catch(this.options.onError);
    }
  }

  private hold(name: string, owner: string): Promise<boolean> {
    const now = this.options.clock();
    return this.options.store.hold(name, owner, now, new Date(now.getTime() + leaseMs));
  }
}
