import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import type Database from 'libsql';

/** A bound boolean, Date or undefined would end the process or be stored as something else. */
const bindable = (values: readonly unknown[]): unknown[] =>
  values.map((value) => {
    if (value === null || typeof value === 'number' || value instanceof Uint8Array) return value;
    if (typeof value === 'string' && value.isWellFormed() && !value.includes('\0')) return value;
    throw new TypeError(`SQLite cannot hold this ${typeof value} unchanged`);
  });

function guarded(raw: Database.Database): SqliteDatabase {
  return {
    close: () => raw.close(),
    prepare: (query) => {
      const statement = raw.prepare(query);
      return {
        reader: statement.reader,
        all: (values) => statement.all(bindable(values)),
        run: (values) => statement.run(bindable(values)),
        iterate: (values) => statement.iterate(bindable(values)) as IterableIterator<unknown>,
      };
    },
  };
}

/** A deferred transaction that reads and then writes fails at once when another wrote in between. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** Lets migrations run in a transaction, so that an interrupted one leaves nothing half done. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely's SQLite over libsql, whose binary is prebuilt. */
export class LibsqlDialect extends SqliteDialect {
  constructor(private readonly raw: Database.Database) {
    super({ database: guarded(raw) });
  }

  override createDriver(): Driver {
    return new ImmediateDriver({ database: guarded(this.raw) });
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }
}
