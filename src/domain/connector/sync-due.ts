import type { ConnectorStore } from '../ports/connector-store.js';
import type { SyncKind, SyncStore } from '../ports/sync-store.js';

/** How often the connector synchronises by itself, in milliseconds. */
export interface SyncRhythm {
  readonly fullMs: number;
  readonly quickMs: number;
  /** After a failure it is tried again after so long. */
  readonly againMs: number;
}

/** What synchronisation time asks for at a moment; undefined: none. */
export async function syncDue(
  stores: { readonly connectors: Pick<ConnectorStore, 'current'>; readonly syncs: SyncStore },
  { fullMs, quickMs, againMs }: SyncRhythm,
  at: Date,
): Promise<SyncKind | undefined> {
  const connector = await stores.connectors.current();
  // The first one belongs to the setup.
  if (!connector?.lastAttempt || connector.disconnectedAt) return undefined;
  const since = (moment: Date | undefined): number =>
    moment ? at.getTime() - moment.getTime() : Number.POSITIVE_INFINITY;
  const [newest] = await stores.syncs.history(1);
  const waitsAfterFailure = newest?.state !== 'done' && since(connector.lastAttempt) < againMs;
  if (waitsAfterFailure) return undefined;
  const [full, any] = await Promise.all([stores.syncs.lastDone('full'), stores.syncs.lastDone()]);
  if (since(full?.endedAt) >= fullMs) return 'full';
  return since(any?.endedAt) >= quickMs ? 'quick' : undefined;
}
