import { setImmediate as othersTurn } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { DevicePicture, ManagedPicture } from '../domain/ports/sync-store.js';
import type { Schema } from './schema.js';
import type { Ways } from './ways.js';

/**
 * Where a picture is cut into pieces, by the first character of its Guids: SQLite answers nobody while it
 * works, and each piece is a piece of work of its own.
 */
const pieces: readonly { readonly from: string; readonly to?: string }[] = [
  { from: '', to: '4' },
  { from: '4', to: '8' },
  { from: '8', to: 'c' },
  { from: 'c' },
];

const arrived = ['sync_id', 'guid', 'device_id', 'person', 'model', 'state', 'reason'] as const;
const managed = ['sync_id', 'device_id', 'compliance_state'] as const;

/** What a sync run reads, as it comes; put in order when all of it is there. */
export class SqlArrivals {
  constructor(
    private readonly db: Kysely<Schema>,
    /** A run that a power cut ends is dropped whole: what it has read so far need not be safe from that. */
    private readonly ways: Pick<Ways, 'lightly' | 'jsonRows'>,
  ) {}

  add(syncId: string, devices: readonly DevicePicture[]): Promise<void> {
    const rows = devices.map((each) => [
      ...[each.guid, each.deviceId, each.person],
      ...[each.model, each.state, each.reason],
    ]);
    return this.store('arrived_devices', arrived, syncId, rows);
  }

  addManaged(syncId: string, devices: readonly ManagedPicture[]): Promise<void> {
    const rows = devices.map((each) => [each.easDeviceId.toLowerCase(), each.complianceState]);
    return this.store('managed_devices', managed, syncId, rows);
  }

  /**
   * Makes a picture of them, in the order of its key, with what Intune says of each and what was known of it
   * in the picture before. Intune knows a device by the id that it has in Exchange ActiveSync, in whatever case.
   */
  async arrange(syncId: string, before: string): Promise<void> {
    for (const { from, to } of pieces) {
      await othersTurn();
      const isBelow = to === undefined ? sql`` : sql`and a.guid < ${to}`;
      // Exchange may hand a device out twice when it changes while the pages are read.
      await this.ways.lightly(this.db, (db) =>
        db
          .insertInto('devices')
          .columns([...arrived, 'managed', 'last_sync', 'looked_at'])
          .expression(sql`
            select a.sync_id, a.guid, a.device_id, a.person, a.model, a.state, a.reason,
              m.compliance_state, b.last_sync, b.looked_at
            from arrived_devices a
            left join managed_devices m
              on m.sync_id = a.sync_id and m.device_id = lower(a.device_id)
            left join devices b on b.sync_id = ${before} and b.guid = a.guid
            where a.sync_id = ${syncId} and a.guid >= ${from} ${isBelow}
            order by a.guid`)
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
    }
  }

  async forget(): Promise<void> {
    await this.db.deleteFrom('arrived_devices').execute();
    await this.db.deleteFrom('managed_devices').execute();
  }

  /** @param rows the values of the columns behind the first, which is that of the run */
  private async store(
    table: 'arrived_devices' | 'managed_devices',
    columns: readonly string[],
    syncId: string,
    rows: readonly (readonly string[])[],
  ): Promise<void> {
    if (rows.length === 0) return;
    const { lightly, jsonRows } = this.ways;
    const values = columns.slice(1).map((_, at) => sql`value ->> ${sql.lit(at)}`);
    await lightly(this.db, (db) =>
      sql`insert into ${sql.table(table)} (${sql.join(columns.map((each) => sql.ref(each)))})
        select ${syncId}, ${sql.join(values)} from ${jsonRows(rows)}`.execute(db),
    );
  }
}
