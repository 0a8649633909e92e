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

/** What is held now, by the id of who holds it. */
interface Held {
  readonly name: string;
  readonly lost: AbortController;
}

/** Lets one of all processes do something; whoever dies in the middle is followed by another. */
export class Leases {
  /** Who holds what could not be given back, because the database was away: nobody waits until it is over. */
  private readonly left = new Map<string, string>();
  private readonly held = new Map<string, Held>();

  constructor(private readonly options: LeasesOptions) {}

  /**
   * Works while nobody else does; the signal tells that the lease was lost.
   * @returns false when somebody else was at it, and nothing was done
   */
  async during(name: string, work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    const { every } = this.options;
    const owner = this.owner(name);
    if (!(await this.taken(name, owner))) return false;
    const lost = new AbortController();
    this.held.set(owner, { name, lost });
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
      if (this.held.delete(owner)) await this.release(name, owner);
    }
  }

  /** Gives up all that is held, for a process that ends: others go on with it at once. */
  async giveUp(): Promise<void> {
    const all = [...this.held];
    this.held.clear();
    for (const [owner, { name, lost }] of all) {
      lost.abort();
      await this.release(name, owner);
    }
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

  private async release(name: string, owner: string): Promise<void> {
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
