import type { Kysely, Migration } from 'kysely';
import type { Schema } from '../schema.js';

/** Answers that people wait for, so that a restart can tell them when theirs was interrupted. */
export const pendingAnswers: Migration = {
  async up(db: Kysely<Schema>) {
    await db.schema
      .createTable('pending_answers')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('asked_at', 'bigint', (column) => column.notNull())
      .addColumn('interrupted', 'integer', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .execute();
  },
};
