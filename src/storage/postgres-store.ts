import { PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Store } from '../domain/ports/store.js';
import { openSqlStore } from './sql-store.js';

const int8 = 20;

/** Where a database is, without the name and password of its user. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/**
 * The Store in PostgreSQL, for any number of processes side by side.
 * @param onError told of connections that the server ended while idle
 * @throws StoreFailure when the database cannot be reached
 */
export async function openPostgresStore(options: {
  readonly url: string;
  readonly onError: (error: Error) => void;
}): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: options.url,
    connectionTimeoutMillis: 5000,
    types: {
      getTypeParser: ((oid: number, format: 'text') =>
        oid === int8
          ? Number
          : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  });
  pool.on('error', options.onError);
  return openSqlStore({
    kind: 'postgres',
    dialect: new PostgresDialect({ pool }),
    versionQuery: "select current_setting('server_version') as version",
    place: placeOf(options.url),
  });
}
