import { type Kysely, type Migration, sql } from 'kysely';
import type { Schema } from '../schema.js';

/** Since when what is left over of work has been lying there; what lies there already, since now. */
export const leftovers: Migration = {
  async up(db: Kysely<Schema>) {
    for (const [table, column] of [
      ['posted_cards', 'posted_at'],
      ['paces', 'newest'],
    ] as const) {
      await db.schema
        .alterTable(table)
        .addColumn(column, 'bigint', (added) => added.notNull().defaultTo(0))
        .execute();
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${Date.now()}`.execute(db);
    }
  },
};
