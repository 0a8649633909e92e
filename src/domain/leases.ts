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

/** What is held now. */
interface Held {
  readonly name: string;
  readonly owner: string;
  readonly lost: AbortController;
  /** It is not held again; waits for where that is under way, which would take again what was given back. */
  readonly letGo: () => Promise<unknown>;
}

/** Lets one of all processes do something; whoever dies in the middle is followed by another. */
export class Leases {
  /** Who holds what could not be given back, because the database was away: nobody waits until it is over. */
  private readonly left = new Map<string, string>();
  private readonly held = new Set<Held>();
  private isGivenUp = false;

  constructor(private readonly options: LeasesOptions) {}

  /**
   * Works while nobody else does; the signal tells that the lease was lost.
   * @returns false when somebody else was at it, or all was given up, and nothing was done
   */
  async during(name: string, work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    if (this.isGivenUp) return false;
    const owner = this.owner(name);
    if (!(await this.taken(name, owner))) return false;
    const lost = new AbortController();
    const held = { name, owner, lost, letGo: this.renewing(name, owner, lost) };
    this.held.add(held);
    try {
      await work(lost.signal);
      return true;
    } finally {
      if (this.held.delete(held)) await this.release(held);
    }
  }

  /** Gives up all that is held, for a process that ends: others go on with it at once, and it takes no more. */
  async giveUp(): Promise<void> {
    this.isGivenUp = true;
    const all = [...this.held];
    this.held.clear();
    for (const held of all) {
      held.lost.abort();
      await this.release(held);
    }
  }

  private renewing(name: string, owner: string, lost: AbortController): Held['letGo'] {
    let renewals: Promise<unknown> = Promise.resolve();
    const stop = this.options.every(renewMs, () => {
      const renewal = this.hold(name, owner)
        .then((isHeld) => !isHeld && lost.abort())
        .catch(this.options.onError);
      renewals = Promise.all([renewals, renewal]);
    });
    return () => {
      stop();
      return renewals;
    };
  }

  /** One's own is taken again by one: another of this process is somebody else. */
  private owner(name: string): string {
    const owner = this.left.get(name) ?? this.options.newId();
    this.left.delete(name);
    return owner;
  }

  private async taken(name: string, owner: string): Promise<boolean> {
    try {
      return await this.hold(name, owner);
    } catch (error) {
      this.left.set(name, owner);
      throw error;
    }
  }

  private async release({ name, owner, letGo }: Held): Promise<void> {
    await letGo();
    try {
      await this.options.store.release(name, owner);
    } catch (error) {
      this.left.set(name, owner);
      this.options.onError(error);
    }
  }

  private hold(name: string, owner: string): Promise<boolean> {
    const now = this.options.clock();
    return this.options.store.hold(name, owner, now, new Date(now.getTime() + leaseMs));
  }
}
