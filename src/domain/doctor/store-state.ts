import type { Store } from '../ports/store.js';

/** As much of the Store as the doctor reads. */
export interface ReadStore {
  readonly describe: Store['describe'];
  readonly audit: Pick<Store['audit'], 'verify'>;
  readonly conversations: Pick<Store['conversations'], 'get' | 'shared' | 'newest' | 'dead'>;
  readonly beats: Pick<Store['beats'], 'all'>;
}

/** Why there is no Store to read. */
export type StoreFault = 'down' | 'new' | 'tooNew' | 'older';

/** Thrown in place of an answer of a Store that is not there. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway';

  constructor(
    readonly fault: StoreFault,
    /** Where it was looked for, without a password. */
    readonly place: string,
    /** The database's own code, such as `ECONNREFUSED`; empty where it gave none. */
    readonly code: string,
  ) {
    super(fault);
  }
}

/** A Store that is not there, for looks that would read it. */
export function awayStore(away: StoreAway): ReadStore {
  const none = (): Promise<never> => Promise.reject(away);
  return {
    describe: none,
    audit: { verify: none },
    conversations: { get: none, shared: none, newest: none, dead: none },
    beats: { all: none },
  };
}
