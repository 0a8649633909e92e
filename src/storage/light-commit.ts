import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.js';

/**
 * Writes something whose loss in a power cut does no harm. It is there when the process dies, however that
 * dies; a power cut may take what was written since the last full commit. Within a transaction it is as
 * safe as the rest of it.
 */
export type Lightly = <T>(
  db: Kysely<Schema>,
  write: (db: Kysely<Schema>) => Promise<T>,
) => Promise<T>;

/** PostgreSQL waits for its disk without keeping others waiting, and commits several at once. */
export const postgresLightly: Lightly = (db, write) => write(db);

/**
 * SQLite's fsync holds up the whole process, and was a third of the work of a turn. In WAL mode a commit
 * without one leaves the file whole, and the next one with it takes the earlier along.
 * Source: sqlite.org/pragma.html#pragma_synchronous.
 */
export const sqliteLightly: Lightly = (db, write) =>
  db.isTransaction
    ? write(db)
    : db.connection().execute(async (alone) => {
        await sql`pragma synchronous = normal`.execute(alone);
        try {
          return await write(alone);
        } finally {
          await sql`pragma synchronous = full`.execute(alone);
        }
      });
