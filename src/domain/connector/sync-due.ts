import type { ConnectorStore } from '../ports/connector-store.js';
import type { SyncKind, SyncStore } from '../ports/sync-store.js';

/** When the connector synchronises by itself. */
export interface SyncRhythm {
  /** When a full sync was due for the last time before a moment. */
  readonly full: (at: Date) => Date;
  readonly quick: (at: Date) => Date;
  /** After a failure it is tried again after so many milliseconds. */
  readonly againMs: number;
}

/**
 * What synchronisation time asks for at a moment; undefined: none. One that was missed while no process
 * ran is due until one has been made, and then not again. What is said to have been made in the future was
 * made before the clock was put back, and does not count until then.
 */
export async function syncDue(
  stores: { readonly connectors: Pick<ConnectorStore, 'current'>; readonly syncs: SyncStore },
  { full, quick, againMs }: SyncRhythm,
  at: Date,
): Promise<SyncKind | undefined> {
  const connector = await stores.connectors.current();
  if (!connector || connector.disconnectedAt) return undefined;
  const { lastAttempt, lastSuccess, approvedAt } = connector;
  const since = at.getTime() - (lastAttempt ?? approvedAt).getTime();
  // The first one belongs to the setup, which may have lost its process before.
  const isWell = lastAttempt !== undefined && lastAttempt.getTime() === lastSuccess?.getTime();
  if (!isWell && since >= 0 && since < againMs) return undefined;
  const [lastFull, last] = await Promise.all([
    stores.syncs.lastDone('full', at),
    stores.syncs.lastDone(undefined, at),
  ]);
  if (!lastFull || lastFull.startedAt < full(at)) return 'full';
  return !last || last.startedAt < quick(at) ? 'quick' : undefined;
}
