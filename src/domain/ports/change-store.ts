import type { Change } from '../changes/change.js';

export interface ChangeStore {
  get(id: string): Promise<Change | undefined>;
  /** The open change of a subject (`subjectOf`): there is at most one. */
  open(subject: string): Promise<Change | undefined>;
  /** The newest first; without a limit all of them, as work on changes needs. */
  list(states: readonly Change['state'][], limit?: number): Promise<readonly Change[]>;
  /**
   * Writes a change if the record still has the version that was read; a new one has version 0.
   * @returns whether it was written: false when somebody else was faster, or another of its subject is open
   */
  put(change: Change): Promise<boolean>;
}
