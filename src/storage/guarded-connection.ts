import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { assertStorable } from './storable.js';
import { storeFailure } from './store-failure.js';
import type { UnitOfWork } from './unit-of-work.js';

/** A connection that only takes what can be stored unchanged, and fails with StoreFailure alone. */
export class GuardedConnection implements DatabaseConnection {
  constructor(
    readonly inner: DatabaseConnection,
    private readonly unit: UnitOfWork | undefined,
  ) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.assertAllowed(query);
    try {
      return await this.inner.executeQuery<R>(query);
    } catch (error) {
      throw storeFailure(error);
    }
  }

  async *streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncGenerator<QueryResult<R>> {
    this.assertAllowed(query);
    try {
      yield* this.inner.streamQuery<R>(query, chunkSize);
    } catch (error) {
      throw storeFailure(error);
    }
  }

  private assertAllowed({ parameters }: CompiledQuery): void {
    this.unit?.assertNotOver();
    assertStorable(parameters);
  }
}
