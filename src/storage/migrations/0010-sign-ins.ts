import type { Kysely, Migration } from 'kysely';
import type { Schema } from '../schema.js';

/** Sign-ins that people were asked for, and when they signed out. No tokens. */
export const signIns: Migration = {
  async up(db: Kysely<Schema>) {
    await db.schema
      .createTable('sign_ins')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('asked_at', 'bigint', (column) => column.notNull())
      .addColumn('claimed', 'integer', (column) => column.notNull())
      .addColumn('claims', 'text')
      .addColumn('body', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('sign_outs')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
