import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.js';

/** Waits until no other transaction is numbering entries; the turn ends with the transaction. */
export type TakeTurn = (db: Kysely<Schema>) => Promise<void>;

/** Any number: all processes of one database have to use the same. */
const turn = 20_261_123;

/** PostgreSQL lets several write at once; two of them would take the same number. */
export const postgresTurn: TakeTurn = async (db) => {
  await sql`select pg_advisory_xact_lock(${turn})`.execute(db);
};

/** Another number than the one above: who prepares the database also writes to it. */
const startUp = 20_261_201;

/** Does work that one process of all does at a time, such as bringing a database to this version. */
export type Serialize = <T>(db: Kysely<Schema>, work: () => Promise<T>) => Promise<T>;

/**
 * Two processes that make tables at the same moment deadlock, or find each other's half made. The lock is a
 * transaction's, because a pooler may give each statement another connection; it ends with a process that dies.
 */
export const postgresSerialize: Serialize = (db, work) =>
  db.transaction().execute(async (transaction) => {
    await sql`set local idle_in_transaction_session_timeout = '10min'`.execute(transaction);
    await sql`select pg_advisory_xact_lock(${startUp})`.execute(transaction);
    return work();
  });

/** A SQLite file belongs to one process. */
export const sqliteSerialize: Serialize = (_, work) => work();

/** SQLite has one writer at a time. */
export const sqliteTurn: TakeTurn = async () => {};
