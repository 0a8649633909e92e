import { PostgresDialect } from 'kysely';
import pg from 'pg';
import { StoreFailure } from '../domain/failure.js';
import type { Store } from '../domain/ports/store.js';
import { limitedPool } from './limited-pool.js';
import { type Database, openSqlStore } from './sql-store.js';

/** PostgreSQL's type of our moments and counts, which pg would hand over as text. */
const int8 = 20;

/** How long an address that answers nothing is waited for, in milliseconds. */
const connectMs = 5000;
const longestAnswerMs = 30_000;

export interface PostgresOptions {
  /** Such as `postgres://user:password@host:5432/database`. */
  readonly url: string;
  /** Told of connections that the server ended between two queries. */
  readonly onError: (error: Error) => void;
  /** Milliseconds that the answer to one query may take. */
  readonly answerMs?: number;
  /**
   * Milliseconds after which the server undoes a unit of work of which it hears nothing more: a process that
   * stands still in the middle of one, or was cut off from the network, holds up all others until then.
   */
  readonly silentMs?: number;
}

/**
 * The Store in PostgreSQL, for any number of processes side by side.
 * @throws StoreTooNew when a newer version wrote the database
 * @throws StoreFailure when it cannot be reached
 */
export const openPostgresStore = async (options: PostgresOptions): Promise<Store> =>
  openSqlStore(openPostgresDatabase(options));

/** The database behind such a Store. */
export function openPostgresDatabase(options: PostgresOptions): Database {
  const { answerMs = longestAnswerMs } = options;
  const place = placeOf(options.url);
  return {
    kind: 'postgres',
    dialect: new PostgresDialect({ pool: limitedPool(createPool(options), answerMs) }),
    // Another process may be bringing it to this version, and that may take long.
    patient: new PostgresDialect({ pool: createPool(options) }),
    versionQuery: "select current_setting('server_version') as version",
    place,
  };
}

/** Where a database is, without the name and password of its user. */
function placeOf(url: string): string {
  // Asked first, because what `new URL` throws carries the whole address, with the password.
  if (!URL.canParse(url)) throw new StoreFailure('DATABASE_URL is not the address of a database.');
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function createPool(options: PostgresOptions): pg.Pool {
  const { url, onError, answerMs = longestAnswerMs, silentMs = 15_000 } = options;
  const firstMs = Math.min(connectMs, answerMs);
  // Not as a parameter of the connection, which poolers such as PgBouncer refuse.
  const text = `set idle_in_transaction_session_timeout = ${silentMs}`;
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: firstMs,
    keepAlive: true,
    onConnect: async (client) => {
      await client.query({ text, query_timeout: firstMs } as pg.QueryConfig);
    },
    types: {
      getTypeParser: ((oid: number, format: 'text') =>
        oid === int8
          ? Number
          : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  });
  // The pool listens only to idle clients; one that is lost within `together` would end the process.
  pool.on('connect', (client) => client.on('error', onError));
  // The same error again, from the pool, which must have a listener.
  pool.on('error', () => {});
  return pool;
}
