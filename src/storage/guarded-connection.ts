import {
  type CompiledQuery,
  type DatabaseConnection,
  DeleteQueryNode,
  InsertQueryNode,
  type QueryResult,
  UpdateQueryNode,
} from 'kysely';
import { assertStorable } from './storable.js';
import { storeFailure } from './store-failure.js';
import type { UnitOfWork } from './unit-of-work.js';
import type { Writing } from './writing.js';

const isWrite = ({ query }: CompiledQuery): boolean =>
  InsertQueryNode.is(query) || UpdateQueryNode.is(query) || DeleteQueryNode.is(query);

/** A connection that only takes what can be stored unchanged, and fails with StoreFailure alone. */
export class GuardedConnection implements DatabaseConnection {
  constructor(
    readonly inner: DatabaseConnection,
    private readonly unit: UnitOfWork | undefined,
    private readonly writing: Writing,
  ) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.assertAllowed(query);
    try {
      const result = await this.inner.executeQuery<R>(query);
      // What a unit of work writes is written when it is committed.
      if (!this.unit && isWrite(query)) this.writing.succeeded();
      return result;
    } catch (error) {
      const failure = storeFailure(error);
      if (isWrite(query)) this.writing.failed(failure);
      throw failure;
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
