import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import Database from 'libsql';
import { StoreFailure } from '../../../src/domain/failure.js';
import type { Store } from '../../../src/domain/ports/store.js';
import { LibsqlDialect } from '../../../src/storage/libsql-dialect.js';
import { openPostgresStore } from '../../../src/storage/postgres-store.js';
import { openSqlStore } from '../../../src/storage/sql-store.js';
import { botProcess, meet, story } from '../kill/bot-process.js';
import { assertEndsWell } from '../kill/restart.js';
import { networkBefore } from './network.js';

/** A Store whose database fails from one moment on, and works again from another. */
export interface Outage {
  readonly store: Store;
  begin(): void;
  end(): void;
  close(): Promise<void>;
}

const openOver = (raw: Database.Database): Promise<Store> =>
  openSqlStore({
    kind: 'sqlite',
    dialect: new LibsqlDialect(raw, 20),
    versionQuery: 'select sqlite_version() as version',
    place: 'a file',
  });

/** The disk has no room for one page more. The pages are small, so that most of what is written needs one. */
export async function fullDisk(file: string): Promise<Outage> {
  const raw = new Database(file);
  raw.exec('pragma page_size = 512');
  raw.exec('pragma journal_mode = wal');
  const store = await openOver(raw);
  return {
    store,
    // Less than there is means: as much as there is.
    begin: () => void raw.exec('pragma max_page_count = 1'),
    end: () => void raw.exec('pragma max_page_count = 1000000'),
    close: () => store.close(),
  };
}

/** Another program keeps the file locked for longer than anybody waits. */
export async function lockedFile(file: string): Promise<Outage> {
  const raw = new Database(file);
  raw.exec('pragma journal_mode = wal');
  const store = await openOver(raw);
  const other = new Database(file);
  return {
    store,
    begin: () => void other.exec('begin immediate'),
    end: () => {
      if (other.inTransaction) other.exec('rollback');
    },
    close: async () => {
      await store.close();
      other.close();
    },
  };
}

/** The server ends every connection, and refuses new ones, or takes them again at once. */
export async function serverGone(url: string, how: 'refuse' | 'cut'): Promise<Outage> {
  const network = await networkBefore(url);
  const store = await openPostgresStore({ url: network.url, onError: () => {} });
  return {
    store,
    begin: () => network[how](),
    end: () => network.heal(),
    close: async () => {
      await store.close();
      await network.close();
    },
  };
}

const minute = 60_000;

export interface Survival {
  /** All points of the story up to where it was cut short. */
  readonly passed: readonly string[];
  /** The state in which the change was found afterwards. */
  readonly state: string;
  readonly hasFailed: boolean;
}

/**
 * Does the story with the database failing from a point until somebody is told, or the story is over; then it
 * works again, and the same process goes on.
 * @param number of the point, from 1; 0 for none
 */
export async function survives(outage: Outage, folder: string, number: number): Promise<Survival> {
  const passed: string[] = [];
  let now = Date.now();
  let isBegun = false;
  const bot = botProcess({
    store: outage.store,
    folder,
    clock: () => new Date(now),
    point: (moment) => {
      if (!isBegun) return;
      passed.push(moment);
      if (passed.length === number) outage.begin();
    },
  });
  await meet(outage.store, new Date(now));
  isBegun = true;
  const told = await story(bot).then(
    () => undefined,
    (error: unknown) => error,
  );
  isBegun = false;
  const at = `failing from ${number}, ${passed[number - 1]}`;
  if (told !== undefined) assert.ok(told instanceof StoreFailure, `${at}: ${String(told)}`);
  outage.end();
  // A connection that is dead and not yet known to be costs one look, as it does the bot's own.
  await bot.tick().catch((error: unknown) => assert.ok(error instanceof StoreFailure, at));
  for (let looks = 0; looks < 3; looks += 1) {
    now += 2 * minute;
    await bot.tick();
  }
  const hasFailed = told !== undefined || bot.logged.length > 0;
  const state = await assertEndsWell(bot, at);
  await outage.close();
  rmSync(folder, { recursive: true, force: true });
  return { passed, state, hasFailed };
}
