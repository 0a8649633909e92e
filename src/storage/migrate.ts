import { DEFAULT_MIGRATION_TABLE, type Kysely, type Migration, Migrator, sql } from 'kysely';
import { StoreFailure } from '../domain/failure.js';
import { first } from './migrations/0001-first.js';
import { visits } from './migrations/0002-visits.js';
import { changes } from './migrations/0003-changes.js';
import { leases } from './migrations/0004-leases.js';
import { syncs } from './migrations/0005-syncs.js';
import { watch } from './migrations/0007-watch.js';
import { evidence } from './migrations/0008-evidence.js';
import { syncStep } from './migrations/0009-sync-step.js';
import { signIns } from './migrations/0010-sign-ins.js';
import { logLevel } from './migrations/0011-log-level.js';
import { leftovers } from './migrations/0012-leftovers.js';
import { arrivals } from './migrations/0013-arrivals.js';
import { pendingAnswers } from './migrations/0014-pending-answers.js';
import type { Schema } from './schema.js';
import { StoreAbsent, StoreOlder, StoreTooNew } from './store-failure.js';

/** Every migration, in the order of its number. A released one is never changed. */
const migrations: { readonly [name: string]: Migration } = {
  '0001-first': first,
  '0002-visits': visits,
  '0003-changes': changes,
  '0004-leases': leases,
  '0005-syncs': syncs,
  '0007-watch': watch,
  '0008-evidence': evidence,
  '0009-sync-step': syncStep,
  '0010-sign-ins': signIns,
  '0011-log-level': logLevel,
  '0012-leftovers': leftovers,
  '0013-arrivals': arrivals,
  '0014-pending-answers': pendingAnswers,
};

/**
 * Brings the database to this version, under the database's own lock: several processes may try at once.
 * @throws StoreTooNew when a newer version wrote it
 * @throws StoreFailure when it does not answer
 */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  if (error instanceof StoreFailure) throw error;
  const unknown = /previously executed migration (\S+) is missing/.exec(String(error))?.[1];
  if (unknown) throw new StoreTooNew(unknown);
  throw new StoreFailure('The database could not be brought to this version.', { cause: error });
}

/**
 * Reads whether a database is of this version, and changes nothing.
 * @throws StoreAbsent when it has nothing of a Store
 * @throws StoreTooNew, StoreOlder when another version wrote it
 * @throws StoreFailure when it does not answer
 */
export async function assertUpToDate(db: Kysely<Schema>): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) throw new StoreAbsent('');
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name`.execute(db);
  const unknown = rows.find(({ name }) => !Object.hasOwn(migrations, name));
  if (unknown) throw new StoreTooNew(unknown.name);
  if (rows.length < Object.keys(migrations).length) throw new StoreOlder();
}
