import type { Kysely, Migration } from 'kysely';
import type { Schema } from '../schema.js';

/** Notices of any kind at Teams' pace, incidents, subscriptions, and signs of life. */
export const watch: Migration = {
  async up(db: Kysely<Schema>) {
    await db.schema.dropTable('outbox').execute();
    await db.schema
      .createTable('outbox')
      .addColumn('number', 'bigint', (column) => column.primaryKey())
      .addColumn('conversation', 'text', (column) => column.notNull())
      .addColumn('conversation_id', 'text', (column) => column.notNull())
      .addColumn('subject_kind', 'text', (column) => column.notNull())
      .addColumn('subject_id', 'text', (column) => column.notNull())
      // Urgency before age: the least goes first.
      .addColumn('place', 'bigint', (column) => column.notNull())
      .addColumn('added_at', 'bigint', (column) => column.notNull())
      // What is held, as over night, lets others pass; what Teams asked to wait for does not.
      .addColumn('held_until', 'bigint', (column) => column.notNull())
      .addColumn('not_before', 'bigint', (column) => column.notNull())
      .addColumn('attempts', 'bigint', (column) => column.notNull())
      .addColumn('begun_until', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('outbox_conversation')
      .on('outbox')
      .columns(['conversation', 'place'])
      .execute();
    await db.schema
      .createTable('paces')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('sends', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('incidents')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('opened_at', 'bigint', (column) => column.notNull())
      .addColumn('version', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('incidents_fingerprint')
      .on('incidents')
      .columns(['fingerprint', 'opened_at'])
      .execute();
    await db.schema
      .createTable('subscriptions')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('body', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('beats')
      .addColumn('process', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('ended', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.alterTable('conversations').addColumn('dead_since', 'bigint').execute();
    await db.schema.alterTable('conversations').addColumn('person_id', 'text').execute();
  },
};
