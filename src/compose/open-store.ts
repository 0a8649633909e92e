import { join } from 'node:path';
import type { Config } from '../config.js';
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
  return openPostgresStore({ url: databaseUrl.reveal(), onError });
}
