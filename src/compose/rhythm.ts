import type { Config } from '../config.js';
import type { SyncDesk } from '../domain/connector/sync-desk.js';
import { type SyncRhythm, syncDue } from '../domain/connector/sync-due.js';
import { PersonFailure, TenantFailure } from '../domain/failure.js';
import type { Store } from '../domain/ports/store.js';
import { lastDueOf } from '../jobs/schedule.js';
import { clock } from './this-process.js';

/** All processes of a bot are late by the same, and bots of other tenants by something else. */
const jitterOf = ({ tenant }: Config): number =>
  (Number.parseInt(tenant.id.slice(0, 6), 16) % 300) * 1000;

/** When each of the things that time asks for was due last. */
export function scheduleOf(config: Config) {
  const jitter = jitterOf(config);
  const { full, quick, checks, digest } = config.schedule;
  const lastDue = (cron: string) => lastDueOf(cron, config.timeZone, jitter);
  return {
    full: lastDue(full),
    quick: lastDue(quick),
    checks: lastDue(checks),
    digest: lastDueOf(digest, config.timeZone, 0),
  };
}

/** What the tenant refuses is in the run's record; one that is under way already is as good. */
export async function syncIfDue(sync: SyncDesk, store: Store, rhythm: SyncRhythm): Promise<void> {
  const kind = await syncDue(store, rhythm, clock());
  if (!kind) return;
  await sync[kind]().catch((error: unknown) => {
    if (!(error instanceof TenantFailure || error instanceof PersonFailure)) throw error;
  });
}
