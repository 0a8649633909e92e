import { join } from 'node:path';
import type { Config } from '../config.js';
import {
  awayStore,
  type ReadStore,
  StoreAway,
  type StoreFault,
} from '../domain/doctor/store-state.js';
import type { Log } from '../observe/create-log.js';
import { peekPostgresStore, peekSqliteStore } from '../storage/peek-store.js';
import { StoreAbsent, StoreOlder, StoreTooNew } from '../storage/store-failure.js';

/** The Store as it is, to be read, also where it cannot be: then each question is answered with StoreAway. */
export async function peekStore(
  { databaseUrl, dataDir }: Config,
  log: Log,
): Promise<ReadStore & { close(): Promise<void> }> {
  const file = join(dataDir, 'bot.sqlite');
  try {
    if (!databaseUrl) return await peekSqliteStore({ file });
    const onError = (error: Error): void => log.error('store.connection', { error });
    return await peekPostgresStore({ url: databaseUrl.reveal(), onError });
  } catch (error) {
    const place = databaseUrl ? placeOf(databaseUrl.reveal()) : file;
    const away = awayStore(new StoreAway(faultOf(error), place, codeOf(error)));
    return { ...away, close: async () => {} };
  }
}

function faultOf(error: unknown): StoreFault {
  if (error instanceof StoreAbsent) return 'new';
  if (error instanceof StoreTooNew) return 'tooNew';
  return error instanceof StoreOlder ? 'older' : 'down';
}

/** Without the name and the password of its user. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** The database's own code, wherever in the causes it is. */
function codeOf(error: unknown): string {
  const { code, cause } = Object(error) as { readonly code?: unknown; readonly cause?: unknown };
  if (typeof code === 'string') return code;
  return cause === undefined ? '' : codeOf(cause);
}
