import type { Kysely, Migration } from 'kysely';
import type { Schema } from '../schema.js';

/** Leave to fetch evidence, and finding the audit of a change. */
export const evidence: Migration = {
  async up(db: Kysely<Schema>) {
    await db.schema
      .createTable('tickets')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .execute();
    await db.schema.alterTable('audit').addColumn('change_id', 'text').execute();
    await db.schema.createIndex('audit_change').on('audit').column('change_id').execute();
  },
};
