import type { Kysely, Migration } from 'kysely';
import type { Schema } from '../schema.js';

/** Which of several processes does what, and until when it counts as alive. */
export const leases: Migration = {
  async up(db: Kysely<Schema>) {
    await db.schema
      .createTable('leases')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('held_until', 'bigint', (column) => column.notNull())
      .execute();
  },
};
