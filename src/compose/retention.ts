import type { Config } from '../config.js';
import type { ArchiveDesk } from '../domain/audit/archive-desk.js';
import type { Store } from '../domain/ports/store.js';
import type { Log } from '../observe/create-log.js';
import { clock } from './this-process.js';

/** When something is kept for so long, the moment before which it is not kept any more. */
const before = (keptMs: number | undefined): Date | undefined =>
  keptMs === undefined ? undefined : new Date(clock().getTime() - keptMs);

interface Needs {
  readonly config: Pick<Config, 'keep'>;
  readonly store: Pick<Store, 'retention'>;
  readonly archiveDesk: Pick<ArchiveDesk, 'archive'>;
  readonly log: Pick<Log, 'info'>;
}

/**
 * Archives and forgets what has been kept long enough.
 * @throws AuditFaulty when the audit is not sound; then the rest is forgotten all the same
 */
export async function keepToRetention({ config, store, archiveDesk, log }: Needs): Promise<void> {
  const { audit, changes, incidents, syncs, devices } = config.keep;
  const forgotten = await store.retention.forget({
    changes: before(changes),
    incidents: before(incidents),
    syncs: before(syncs),
    devices: before(devices),
  });
  if (Object.values(forgotten).some((count) => count > 0)) log.info('retention', forgotten);
  const old = before(audit);
  if (!old) return;
  for (const { first, last, file } of await archiveDesk.archive(old)) {
    log.info('audit.archived', { first, last, file });
  }
}
