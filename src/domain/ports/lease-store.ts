/** Who of several processes does something, for a while. */
export interface LeaseStore {
  /**
   * Takes a lease that is free or over, or holds one's own for longer. One that ends long after `until` was
   * taken before the clock was put back, and is over.
   * @returns false while somebody else holds it
   */
  hold(name: string, owner: string, now: Date, until: Date): Promise<boolean>;
  release(name: string, owner: string): Promise<void>;
  /** Forgets leases that were over before a moment, and whose holders are gone; answers how many. */
  forgetBefore(moment: Date): Promise<number>;
  /** Forgets all leases: for a process that knows that it is the only one. */
  releaseAll(): Promise<void>;
}
