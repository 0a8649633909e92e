import { type Dialect, Kysely, Migrator, PostgresDialect, sql } from 'kysely';
import Database from 'libsql';
import pg from 'pg';
import { LibsqlDialect } from '../../../src/storage/libsql-dialect.js';
import { first } from '../../../src/storage/migrations/0001-first.js';
import { visits } from '../../../src/storage/migrations/0002-visits.js';
import { changes } from '../../../src/storage/migrations/0003-changes.js';

/** @param place a file, or the URL of a database of PostgreSQL */
export function dialectOf(place: string): Dialect {
  if (!place.startsWith('postgres:')) return new LibsqlDialect(new Database(place));
  const pool = new pg.Pool({ connectionString: place });
  // A connection that is on its way out may hear of the end of the server.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return new PostgresDialect({ pool });
}

async function over<T>(place: string, work: (db: Kysely<unknown>) => Promise<T>): Promise<T> {
  const db = new Kysely<unknown>({ dialect: dialectOf(place) });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** A database as an early version left it, with something in it. */
export const makeOlder = (place: string): Promise<void> =>
  over(place, async (db) => {
    const known = { '0001-first': first, '0002-visits': visits, '0003-changes': changes };
    const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
    await sql`insert into preferences (key, language) values ('kept', 'zh-TW')`.execute(db);
  });

/** Every table, column and index, in words that can be compared; and what was in it before. */
export const picture = (place: string): Promise<readonly string[]> =>
  over(place, async (db) => {
    const shape = place.startsWith('postgres:')
      ? sql<{ line: string }>`
          select table_name || '.' || column_name || ' ' || data_type as line
            from information_schema.columns where table_schema = 'public'
          union select indexdef from pg_indexes where schemaname = 'public' order by 1`
      : sql<{
          line: string;
        }>`select sql as line from sqlite_master where sql is not null order by 1`;
    const kept = sql<{ line: string }>`select language as line from preferences`;
    const names = sql<{ line: string }>`select name as line from kysely_migration order by name`;
    const rows = await Promise.all([shape, kept, names].map((each) => each.execute(db)));
    return rows.flatMap((each) => each.rows.map(({ line }) => line));
  });
