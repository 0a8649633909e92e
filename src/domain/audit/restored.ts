import type { Store } from '../ports/store.js';

export interface Restored {
  /** The number of the newest entry that the backup has. */
  readonly entries: number;
  /** The newest entry that a checkpoint tells of, where that is later: what is between is lost. */
  readonly known: number;
  /** When the backup was made, as it says. */
  readonly madeAt: string;
}

/**
 * Writes down that an older state was put back. What was approved may have run since the backup was made,
 * so it is treated like what a crash interrupted: it is never run again, but read back.
 * @returns the ids of those changes
 */
export async function noteRestored(
  store: Pick<Store, 'changes' | 'together'>,
  { entries, known, madeAt }: Restored,
  at: Date,
): Promise<readonly string[]> {
  const approved = await store.changes.list(['approved']);
  await store.together(async ({ changes, audit }) => {
    for (const change of approved) {
      await changes.put({ ...change, state: 'running', startedAt: change.startedAt ?? at });
    }
    await audit.append({
      at,
      what: 'audit.restored',
      person: undefined,
      changeId: undefined,
      detail: {
        entries: String(entries),
        lost: String(Math.max(known - entries, 0)),
        backup: madeAt,
      },
    });
  });
  return approved.map(({ id }) => id);
}
