import type { Kysely } from 'kysely';
import type { BeatStore } from '../domain/ports/watch-store.js';
import type { Schema } from './schema.js';

export class SqlBeats implements BeatStore {
  constructor(private readonly db: Kysely<Schema>) {}

  beat(process: string, at: Date): Promise<void> {
    return this.put(process, at, 0);
  }

  end(process: string, at: Date): Promise<void> {
    return this.put(process, at, 1);
  }

  async all(): Promise<readonly { readonly process: string; readonly at: Date }[]> {
    const rows = await this.db
      .selectFrom('beats')
      .selectAll()
      .where('ended', '=', 0)
      .orderBy('process')
      .execute();
    return rows.map(({ process, at }) => ({ process, at: new Date(Number(at)) }));
  }

  async newest(): Promise<Date | undefined> {
    const row = await this.db
      .selectFrom('beats')
      .select('at')
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && new Date(Number(row.at));
  }

  async forget(process: string): Promise<void> {
    await this.db.deleteFrom('beats').where('process', '=', process).execute();
  }

  /** Of those that ended only the newest is of use. */
  private async put(process: string, at: Date, ended: number): Promise<void> {
    const row = { at: at.getTime(), ended };
    await this.db
      .insertInto('beats')
      .values({ process, ...row })
      .onConflict((conflict) => conflict.column('process').doUpdateSet(row))
      .execute();
    await this.db
      .deleteFrom('beats')
      .where('ended', '=', 1)
      .where('at', '<', at.getTime())
      .execute();
  }
}
