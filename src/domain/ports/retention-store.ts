/** What is older than its moment is forgotten; undefined: kept for ever. */
export interface Retention {
  /** Changes that are over, by when they were made. */
  readonly changes: Date | undefined;
  /** Incidents that are closed, by when they opened. */
  readonly incidents: Date | undefined;
  /** Synchronisations that ended, but the last good one of each kind. */
  readonly syncs: Date | undefined;
  /** The picture of the devices, by the last synchronisation that ended well. */
  readonly devices: Date | undefined;
}

export interface RetentionStore {
  /** @returns how many rows of each went */
  forget(olderThan: Retention): Promise<{ readonly [K in keyof Retention]: number }>;
}
