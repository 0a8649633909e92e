import type { Kysely } from 'kysely';
import type { Retention, RetentionStore } from '../domain/ports/retention-store.js';
import { deletedCount } from './deleted-count.js';
import type { Schema } from './schema.js';

/** A change in one of these may still be decided or run. */
const underWay = ['waiting', 'approved', 'running'];

/** Forgets rows that have been kept long enough. */
export class SqlRetention implements RetentionStore {
  constructor(private readonly db: Kysely<Schema>) {}

  async forget(olderThan: Retention): Promise<{ readonly [K in keyof Retention]: number }> {
    const { changes, incidents, syncs, devices } = olderThan;
    return {
      changes: changes ? await this.changes(changes) : 0,
      incidents: incidents ? await this.incidents(incidents) : 0,
      // Before the runs that tell how old it is.
      devices: devices ? await this.devices(devices) : 0,
      syncs: syncs ? await this.syncs(syncs) : 0,
    };
  }

  private async changes(before: Date): Promise<number> {
    return deletedCount(
      this.db
        .deleteFrom('changes')
        .where('created_at', '<', before.getTime())
        .where('state', 'not in', underWay),
    );
  }

  private async incidents(before: Date): Promise<number> {
    return deletedCount(
      this.db
        .deleteFrom('incidents')
        .where('opened_at', '<', before.getTime())
        .where('state', '!=', 'open'),
    );
  }

  private async syncs(before: Date): Promise<number> {
    const kept = await Promise.all(['full', 'quick'].map((kind) => this.lastDone(kind)));
    return deletedCount(
      this.db
        .deleteFrom('sync_runs')
        .where('ended_at', '<', before.getTime())
        .where('state', '!=', 'running')
        .where('id', 'not in', ['', ...kept.flatMap((id) => id ?? [])]),
    );
  }

  private async lastDone(kind: string): Promise<string | undefined> {
    const row = await this.db
      .selectFrom('sync_runs')
      .select('id')
      .where('state', '=', 'done')
      .where('kind', '=', kind)
      .orderBy('started_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.id;
  }

  /** A tenant that is not synchronised any more has no picture at last. */
  private async devices(before: Date): Promise<number> {
    const last = await this.db
      .selectFrom('sync_runs')
      .select((eb) => eb.fn.max('ended_at').as('at'))
      .where('state', '=', 'done')
      .executeTakeFirst();
    if (last?.at === null || last?.at === undefined || Number(last.at) >= before.getTime())
      return 0;
    const running = await this.db
      .selectFrom('sync_runs')
      .select('id')
      .where('state', '=', 'running')
      .executeTakeFirst();
    if (running) return 0;
    await this.db.deleteFrom('arrived_devices').execute();
    await this.db.deleteFrom('managed_devices').execute();
    await this.db.deleteFrom('current_picture').execute();
    return deletedCount(this.db.deleteFrom('devices'));
  }
}
