import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/** A connection that gave no answer in time: the server stands still, or the network swallows what is sent. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/**
 * A pool whose queries have an end, well or not. A connection that did not answer in time is never used
 * again: what it was asked may still be done, also a rollback that would be sent after it, or not at all.
 * @param ms milliseconds that an answer may take
 */
export const limitedPool = (pool: pg.Pool, ms: number): PostgresPool => ({
  connect: async () => new LimitedClient(await pool.connect(), ms),
  end: () => pool.end(),
});

class LimitedClient implements PostgresPoolClient {
  private lost: NoAnswer | undefined;

  constructor(
    private readonly client: pg.PoolClient,
    private readonly ms: number,
  ) {}

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query(): never;
  async query<R>(sql = '', parameters: readonly unknown[] = []): Promise<PostgresQueryResult<R>> {
    if (this.lost) throw this.lost;
    const answer = this.client.query(sql, [...parameters]);
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.lost = new NoAnswer(`No answer within ${this.ms} ms.`);
        reject(this.lost);
      }, this.ms);
    });
    try {
      return (await Promise.race([answer, limit])) as PostgresQueryResult<R>;
    } finally {
      clearTimeout(timer);
    }
  }

  release(): void {
    this.client.release(this.lost);
  }
}
