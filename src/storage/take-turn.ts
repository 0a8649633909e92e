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

/** SQLite has one writer at a time. */
export const sqliteTurn: TakeTurn = async () => {};
