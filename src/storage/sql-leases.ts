import type { Kysely } from 'kysely';
import type { LeaseStore } from '../domain/ports/lease-store.js';
import { deletedCount } from './deleted-count.js';
import { keyOf } from './key.js';
import type { Schema } from './schema.js';

/** Clocks of processes differ by less. */
const mostSkewMs = 5 * 60_000;

export class SqlLeases implements LeaseStore {
  constructor(private readonly db: Kysely<Schema>) {}

  async hold(name: string, owner: string, now: Date, until: Date): Promise<boolean> {
    const lease = { owner, held_until: until.getTime() };
    const { numInsertedOrUpdatedRows } = await this.db
      .insertInto('leases')
      .values({ key: keyOf(name), ...lease })
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet(lease)
          .where((eb) =>
            eb.or([
              eb('leases.owner', '=', owner),
              eb('leases.held_until', '<=', now.getTime()),
              eb('leases.held_until', '>', until.getTime() + mostSkewMs),
            ]),
          ),
      )
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  async release(name: string, owner: string): Promise<void> {
    await this.db
      .deleteFrom('leases')
      .where('key', '=', keyOf(name))
      .where('owner', '=', owner)
      .execute();
  }

  async forgetBefore(moment: Date): Promise<number> {
    return deletedCount(this.db.deleteFrom('leases').where('held_until', '<', moment.getTime()));
  }

  async releaseAll(): Promise<void> {
    await this.db.deleteFrom('leases').execute();
  }
}
