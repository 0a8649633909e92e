import type { Kysely } from 'kysely';
import type { ActivityKey, SeenActivityStore } from '../domain/ports/store.js';
import { deletedCount } from './deleted-count.js';
import { keyOf } from './key.js';
import type { Lightly } from './light-commit.js';
import type { Schema } from './schema.js';

const rowKey = ({ conversationId, activityId, type }: ActivityKey): string =>
  keyOf(conversationId, activityId, type);

export class SqlSeenActivities implements SeenActivityStore {
  constructor(
    private readonly db: Kysely<Schema>,
    private readonly lightly: Lightly,
  ) {}

  /** Lost in a power cut, a message that comes again is answered again, and decides nothing again. */
  async claim(key: ActivityKey, at: Date): Promise<boolean> {
    const { numInsertedOrUpdatedRows: inserted } = await this.lightly(this.db, (db) =>
      db
        .insertInto('seen_activities')
        .values({ key: rowKey(key), seen_at: at.getTime() })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirstOrThrow(),
    );
    return inserted === 1n;
  }

  async release(key: ActivityKey): Promise<void> {
    await this.db.deleteFrom('seen_activities').where('key', '=', rowKey(key)).execute();
  }

  async forgetBefore(moment: Date): Promise<number> {
    return deletedCount(
      this.db.deleteFrom('seen_activities').where('seen_at', '<', moment.getTime()),
    );
  }
}
