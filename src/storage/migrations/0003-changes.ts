import type { Kysely, Migration } from 'kysely';
import type { Schema } from '../schema.js';

/** Changes, their audit, what is to be shown of them, and synchronisations. */
export const changes: Migration = {
  async up(db: Kysely<Schema>) {
    await db.schema
      .createTable('changes')
      .addColumn('id', 'text', (column) => column.primaryKey())
      // Only an open change has one, so that there is at most one of a kind.
      .addColumn('open_kind', 'text', (column) => column.unique())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('version', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('changes_state').on('changes').column('state').execute();
    await db.schema
      .createTable('audit')
      .addColumn('number', 'bigint', (column) => column.primaryKey())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('outbox')
      .addColumn('number', 'bigint', (column) => column.primaryKey())
      .addColumn('conversation_id', 'text', (column) => column.notNull())
      .addColumn('change_id', 'text', (column) => column.notNull())
      .addColumn('attempts', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('posted_cards')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('activity_id', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('sync_runs')
      .addColumn('id', 'text', (column) => column.primaryKey())
      // Only the one that runs has it.
      .addColumn('running', 'text', (column) => column.unique())
      .addColumn('started_at', 'bigint', (column) => column.notNull())
      .addColumn('ended_at', 'bigint')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('counts', 'text')
      .addColumn('fault', 'text')
      .execute();
    await db.schema
      .createTable('devices')
      .addColumn('sync_id', 'text', (column) => column.notNull())
      .addColumn('guid', 'text', (column) => column.notNull())
      .addColumn('device_id', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('devices_key', ['sync_id', 'guid'])
      .execute();
    await db.schema
      .createTable('current_picture')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('sync_id', 'text', (column) => column.notNull())
      .execute();
  },
};
