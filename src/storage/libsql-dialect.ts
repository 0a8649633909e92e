import {
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import type Database from 'libsql';
import { beginWriting, PatientConnection } from './patient-connection.js';

/** libsql ends the process when a boolean is bound, and no exception can be caught. */
function bindable(values: readonly unknown[]): unknown[] {
  if (values.some((value) => typeof value === 'boolean')) {
    throw new TypeError('SQLite has no boolean: bind 1 or 0');
  }
  return [...values];
}

const withoutBooleans = (raw: Database.Database): SqliteDatabase => ({
  close: () => raw.close(),
  prepare: (query) => {
    const statement = raw.prepare(query);
    return {
      reader: statement.reader,
      all: (values) => statement.all(bindable(values)),
      run: (values) => statement.run(bindable(values)),
      iterate: (values) => statement.iterate(bindable(values)),
    };
  },
});

class LibsqlDriver extends SqliteDriver {
  constructor(
    private readonly raw: Database.Database,
    private readonly patienceMs: number,
  ) {
    super({ database: withoutBooleans(raw) });
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return new PatientConnection(await super.acquireConnection(), this.raw, this.patienceMs);
  }

  /** A deferred transaction that reads and then writes fails at once when another wrote in between. */
  override beginTransaction(): Promise<void> {
    return beginWriting(this.raw, this.patienceMs);
  }

  /** SQLite rolls back by itself when the disk is full; a second time would hide that failure. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.raw.inTransaction) await super.rollbackTransaction(connection);
  }

  /** Waits for the work that has the connection, as PostgreSQL's pool does. */
  override async destroy(): Promise<void> {
    await this.acquireConnection();
    await super.destroy();
    await this.releaseConnection();
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
  /** @param patienceMs how long a program is waited for that has the file locked, such as a backup */
  constructor(
    private readonly raw: Database.Database,
    private readonly patienceMs = 5000,
  ) {
    super({ database: withoutBooleans(raw) });
  }

  override createDriver(): Driver {
    return new LibsqlDriver(this.raw, this.patienceMs);
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }
}
