import type { Kysely, Migration } from 'kysely';
import type { Schema } from '../schema.js';

/** How much all processes log for a while. */
export const logLevel: Migration = {
  async up(db: Kysely<Schema>) {
    await db.schema
      .createTable('log_level')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('level', 'text', (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .execute();
  },
};
