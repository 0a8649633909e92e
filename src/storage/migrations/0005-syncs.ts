import type { Kysely, Migration } from 'kysely';
import type { Schema } from '../schema.js';

/** Quick syncs, their progress and end by people; Intune's devices; what statistics told. */
export const syncs: Migration = {
  async up(db: Kysely<Schema>) {
    const runs: readonly (readonly [string, 'text' | 'bigint'])[] = [
      ['kind', 'text'],
      ['read', 'bigint'],
      ['service', 'text'],
      ['said', 'text'],
      ['cancelled_by', 'text'],
      ['unfiltered', 'bigint'],
    ];
    for (const [name, type] of runs) {
      await db.schema.alterTable('sync_runs').addColumn(name, type).execute();
    }
    await db.updateTable('sync_runs').set({ kind: 'full', read: 0, unfiltered: 0 }).execute();
    await db.schema.alterTable('devices').addColumn('managed', 'text').execute();
    for (const name of ['last_sync', 'looked_at'] as const) {
      await db.schema.alterTable('devices').addColumn(name, 'bigint').execute();
    }
    await db.schema
      .createTable('managed_devices')
      .addColumn('sync_id', 'text', (column) => column.notNull())
      .addColumn('device_id', 'text', (column) => column.notNull())
      .addColumn('compliance_state', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('managed_devices_key', ['sync_id', 'device_id'])
      .execute();
  },
};
