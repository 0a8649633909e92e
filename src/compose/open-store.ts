import { join } from 'node:path';
import type { Config } from '../config.js';
import { StoreFailure } from '../domain/failure.js';
import type { Store } from '../domain/ports/store.js';
import type { Log } from '../observe/create-log.js';
import { openPostgresStore } from '../storage/postgres-store.js';
import { openSqliteStore } from '../storage/sqlite-store.js';

/**
 * PostgreSQL where there is a `DATABASE_URL`, and else a file.
 * @throws StoreFailure when it cannot be opened
 */
export function openStore({ databaseUrl, dataDir }: Config, log: Log): Promise<Store> {
  if (!databaseUrl) return openSqliteStore({ file: join(dataDir, 'bot.sqlite') });
  const onError = (error: Error): void => log.error('store.connection', { error });
  return openPostgresStore({ url: databaseUrl.reveal(), onError }).catch((error: unknown) => {
    const code = codeOf(error);
    if (code === undefined) throw error;
    const { host, pathname } = new URL(databaseUrl.reveal());
    const words = `DATABASE_URL: the database ${host}${pathname} does not answer (${code}).`;
    throw new StoreFailure(words, { cause: error });
  });
}

/** The code of a server that was not reached, or refused; undefined for every other failure. */
function codeOf(error: unknown): string | undefined {
  const { code, cause } = Object(error) as { readonly code?: unknown; readonly cause?: unknown };
  if (typeof code === 'string') return code;
  return cause === undefined ? undefined : codeOf(cause);
}
