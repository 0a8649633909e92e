import type { Store } from '../../../src/domain/ports/store.js';
import { Latch } from '../latch.js';

/** Who of two writes first: one of them, and the other when that is through, or both at once. */
export type Order = 'left' | 'right' | 'both';

/**
 * Two who are to meet between what they read and what they write: neither writes before both have read.
 * Only the first write of each is held; what they do after losing goes on as it comes.
 */
export class Meeting {
  private readonly missing = new Set(['left', 'right']);
  private readonly met = new Latch();
  private readonly firstWrote = new Latch();

  constructor(private readonly order: Order) {}

  /** The Store as one of the two sees it. */
  store(side: 'left' | 'right', store: Store): Store {
    let isFirst = true;
    return {
      ...store,
      together: async (work) => {
        if (!isFirst) return store.together(work);
        isFirst = false;
        await this.arrive(side);
        if (this.order !== 'both' && this.order !== side) await this.firstWrote.opened;
        return store.together(work).finally(() => this.firstWrote.open());
      },
    };
  }

  /** Somebody is not waited for any more: they are through, or wrote nothing. */
  leave(side: 'left' | 'right'): void {
    this.missing.delete(side);
    if (this.missing.size === 0) this.met.open();
    if (this.order === side) this.firstWrote.open();
  }

  private arrive(side: 'left' | 'right'): Promise<void> {
    this.missing.delete(side);
    if (this.missing.size === 0) this.met.open();
    return this.met.opened;
  }
}
