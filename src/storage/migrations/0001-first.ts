import type { Kysely, Migration } from 'kysely';
import type { Schema } from '../schema.js';

/** Conversations, activities that were seen, what people chose, and the connector. */
export const first: Migration = {
  async up(db: Kysely<Schema>) {
    await db.schema
      .createTable('conversations')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('reference', 'text', (column) => column.notNull())
      .addColumn('seen_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('seen_activities')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('seen_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('seen_activities_seen_at')
      .on('seen_activities')
      .column('seen_at')
      .execute();
    await db.schema
      .createTable('preferences')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('language', 'text')
      .execute();
    await db.schema
      .createTable('connectors')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('primary_smtp_address', 'text', (column) => column.notNull())
      .addColumn('approved_at', 'bigint', (column) => column.notNull())
      .addColumn('disconnected_at', 'bigint')
      .addColumn('last_attempt', 'bigint')
      .addColumn('last_success', 'bigint')
      .execute();
  },
};
