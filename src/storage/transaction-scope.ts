import { AsyncLocalStorage } from 'node:async_hooks';
import type { DatabaseConnection, Dialect, Driver } from 'kysely';
import { StoreFailure } from './store-failure.js';

/**
 * Knows whether code runs inside `together`. There, a query past the transaction would wait for ever on
 * SQLite's one connection, and escape the transaction on PostgreSQL; it fails at once instead.
 */
export class TransactionScope {
  private readonly inside = new AsyncLocalStorage<true>();

  run<T>(work: () => Promise<T>): Promise<T> {
    return this.inside.run(true, work);
  }

  /** The dialect, with a guard before every connection that it gives out. */
  guard(dialect: Dialect): Dialect {
    return {
      createAdapter: () => dialect.createAdapter(),
      createIntrospector: (db) => dialect.createIntrospector(db),
      createQueryCompiler: () => dialect.createQueryCompiler(),
      createDriver: () => this.guarded(dialect.createDriver()),
    };
  }

  private guarded(driver: Driver): Driver {
    const acquire = driver.acquireConnection.bind(driver);
    driver.acquireConnection = async (): Promise<DatabaseConnection> => {
      if (this.inside.getStore()) {
        throw new StoreFailure('Inside together only the areas that it hands over may be used.');
      }
      return acquire();
    };
    return driver;
  }
}
