import type { Kysely } from 'kysely';
import type { LogLevelStore, LogLevelWish } from '../domain/ports/log-level-store.js';
import type { Schema } from './schema.js';

const newest = 'newest';

export class SqlLogLevel implements LogLevelStore {
  constructor(private readonly db: Kysely<Schema>) {}

  async get(): Promise<LogLevelWish | undefined> {
    const row = await this.db
      .selectFrom('log_level')
      .select(['level', 'until'])
      .where('id', '=', newest)
      .executeTakeFirst();
    return row && { level: row.level as LogLevelWish['level'], until: new Date(Number(row.until)) };
  }

  async put({ level, until }: LogLevelWish): Promise<void> {
    const row = { level, until: until.getTime() };
    await this.db
      .insertInto('log_level')
      .values({ id: newest, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
  }
}
