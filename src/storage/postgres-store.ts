import { PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Store } from '../domain/ports/store.js';
import { type Database, openSqlStore } from './sql-store.js';
import { StoreFailure } from './store-failure.js';

/** PostgreSQL's type of our moments and counts, which pg would hand over as text. */
const int8 = 20;

export interface PostgresOptions {
  /** Such as `postgres://user:password@host:5432/database`. */
  readonly url: string;
  /** Told of connections that the server ended between two queries. */
  readonly onError: (error: Error) => void;
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
  const place = placeOf(options.url);
  return {
    kind: 'postgres',
    dialect: new PostgresDialect({ pool: createPool(options.url, options.onError) }),
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

function createPool(url: string, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
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
