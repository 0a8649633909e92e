import type { DatabaseConnection, Dialect, Driver, TransactionSettings } from 'kysely';
import { GuardedConnection } from './guarded-connection.js';
import { storeFailure } from './store-failure.js';
import type { UnitsOfWork } from './unit-of-work.js';
import type { Writing } from './writing.js';

/** A dialect whose connections are guarded, and not given out past a transaction that is open. */
export const guardedDialect = (
  dialect: Dialect,
  units: UnitsOfWork,
  writing: Writing,
): Dialect => ({
  createAdapter: () => dialect.createAdapter(),
  createIntrospector: (db) => dialect.createIntrospector(db),
  createQueryCompiler: () => dialect.createQueryCompiler(),
  createDriver: () => new GuardedDriver(dialect.createDriver(), units, writing),
});

class GuardedDriver implements Driver {
  constructor(
    private readonly inner: Driver,
    private readonly units: UnitsOfWork,
    private readonly writing: Writing,
  ) {}

  init(): Promise<void> {
    return this.inner.init();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    this.units.assertOutside();
    const unit = this.units.beginning();
    return new GuardedConnection(await asOurs(this.inner.acquireConnection()), unit, this.writing);
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return this.noted(this.inner.beginTransaction(innerOf(connection), settings));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await this.noted(this.inner.commitTransaction(innerOf(connection)));
    this.writing.succeeded();
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return asOurs(this.inner.rollbackTransaction(innerOf(connection)));
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.inner.releaseConnection(innerOf(connection));
  }

  destroy(): Promise<void> {
    return this.inner.destroy();
  }

  /** Of a transaction, what keeps it from being written. */
  private async noted(answer: Promise<void>): Promise<void> {
    try {
      await asOurs(answer);
    } catch (error) {
      this.writing.failed(storeFailure(error));
      throw error;
    }
  }
}

async function asOurs<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw storeFailure(error);
  }
}

/** Kysely hands back the connections that it was given. */
function innerOf(connection: DatabaseConnection): DatabaseConnection {
  if (connection instanceof GuardedConnection) return connection.inner;
  throw new TypeError('This connection came from another driver');
}
