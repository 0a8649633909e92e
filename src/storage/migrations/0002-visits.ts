import type { Kysely, Migration } from 'kysely';
import type { Schema } from '../schema.js';

/** Which version of the bot each person asked last. */
export const visits: Migration = {
  async up(db: Kysely<Schema>) {
    await db.schema
      .createTable('visits')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('version', 'text', (column) => column.notNull())
      .execute();
  },
};
