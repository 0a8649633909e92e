import type { Kysely } from 'kysely';
import type { VisitStore } from '../domain/ports/visit-store.js';
import { keyOf } from './key.js';
import type { Schema } from './schema.js';

export class SqlVisits implements VisitStore {
  constructor(private readonly db: Kysely<Schema>) {}

  async visit(personId: string, version: string): Promise<string | undefined> {
    const key = keyOf(personId);
    const last = await this.db
      .selectFrom('visits')
      .select('version')
      .where('key', '=', key)
      .executeTakeFirst();
    if (last?.version === version) return version;
    await this.db
      .insertInto('visits')
      .values({ key, version })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ version }))
      .execute();
    return last?.version;
  }
}
