import type { Kysely, Migration } from 'kysely';
import type { Schema } from '../schema.js';

/**
 * What a synchronisation reads has no key until all of it is there: with one, each page of devices touches the
 * whole index. Of Intune's devices there are rows only while a synchronisation runs.
 */
export const arrivals: Migration = {
  async up(db: Kysely<Schema>) {
    await db.schema.dropTable('managed_devices').execute();
    const tables = {
      managed_devices: ['device_id', 'compliance_state'],
      arrived_devices: ['guid', 'device_id', 'person', 'model', 'state', 'reason'],
    };
    for (const [table, columns] of Object.entries(tables)) {
      let creation = db.schema.createTable(table);
      for (const column of ['sync_id', ...columns]) {
        creation = creation.addColumn(column, 'text', (text) => text.notNull());
      }
      await creation.execute();
    }
  },
};
