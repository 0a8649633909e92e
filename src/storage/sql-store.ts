import { type Dialect, Kysely, sql } from 'kysely';
import type { Store, StoreAreas } from '../domain/ports/store.js';
import { areasOver } from './areas.js';
import { guardedDialect } from './guarded-driver.js';
import { migrate } from './migrate.js';
import type { Schema } from './schema.js';
import { UnitsOfWork } from './unit-of-work.js';
import { waysOf } from './ways.js';
import { Writing } from './writing.js';

export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  readonly dialect: Dialect;
  /** For bringing it to this version, where that is allowed to take longer; `dialect` where it is not given. */
  readonly patient?: Dialect;
  /** SQL that answers with one column, `version`. */
  readonly versionQuery: string;
  /** Where it is, without a password. */
  readonly place: string;
  /** Makes it fit this version, or refuses it; undefined: it is brought to this version. */
  readonly prepare?: (db: Kysely<Schema>) => Promise<void>;
  /** Called when the store is closed. */
  readonly release?: () => void;
}

const productNames: { readonly [kind in Database['kind']]: string } = {
  sqlite: 'SQLite',
  postgres: 'PostgreSQL',
};

/**
 * Opens a database and brings it to this version.
 * @throws StoreFailure when it cannot be reached or was written by a newer version
 */
export async function openSqlStore(database: Database): Promise<Store> {
  const units = new UnitsOfWork();
  const writing = new Writing();
  const over = (dialect: Dialect): Kysely<Schema> =>
    new Kysely<Schema>({ dialect: guardedDialect(dialect, units, writing) });
  const db = over(database.dialect);
  const patient = database.patient ? over(database.patient) : db;
  const ways = waysOf[database.kind];
  try {
    // Who only looks changes nothing, and need not wait.
    await (database.prepare?.(patient) ?? ways.serialize(patient, () => migrate(patient)));
  } catch (error) {
    await db.destroy();
    database.release?.();
    throw error;
  } finally {
    if (patient !== db) await patient.destroy();
  }
  const version = async (): Promise<string> => {
    const { rows } = await sql.raw<{ version: string }>(database.versionQuery).execute(db);
    return rows[0]?.version ?? '';
  };
  return {
    ...areasOver(db, ways),
    together: <T>(work: (areas: StoreAreas) => Promise<T>) =>
      units.begin((unit) =>
        db
          .transaction()
          .execute((transaction) => unit.do(() => work(areasOver(transaction, ways)))),
      ),
    serialized: (work) => ways.serialize(db, work),
    ping: async () => {
      await version();
      writing.assertPossible();
    },
    describe: async () => ({
      kind: productNames[database.kind],
      version: await version(),
      place: database.place,
    }),
    close: async () => {
      await db.destroy();
      database.release?.();
    },
  };
}
