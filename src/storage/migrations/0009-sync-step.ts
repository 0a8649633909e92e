import type { Kysely, Migration } from 'kysely';
import type { Schema } from '../schema.js';

/** The cmdlet or the Graph resource at which a synchronisation failed. */
export const syncStep: Migration = {
  async up(db: Kysely<Schema>) {
    await db.schema.alterTable('sync_runs').addColumn('asked', 'text').execute();
  },
};
