import type { Kysely } from 'kysely';
import type { ActivityKey, SeenActivityStore } from '../domain/ports/store.js';
import { keyOf } from './key.js';
import type { Schema } from './schema.js';

const rowKey = ({ conversationId, activityId, type }: ActivityKey): string =>
  keyOf(conversationId, activityId, type);

export class SqlSeenActivities implements SeenActivityStore {
  constructor(private readonly db: Kysely<Schema>) {}

  async claim(key: ActivityKey, at: Date): Promise<boolean> {
    const { numInsertedOrUpdatedRows: inserted } = await this.db
      .insertInto('seen_activities')
      .values({ key: rowKey(key), seen_at: at.getTime() })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .executeTakeFirstOrThrow();
    return inserted === 1n;
  }

  async release(key: ActivityKey): Promise<void> {
    await this.db.deleteFrom('seen_activities').where('key', '=', rowKey(key)).execute();
  }

  async forgetBefore(moment: Date): Promise<number> {
    const { numDeletedRows } = await this.db
      .deleteFrom('seen_activities')
      .where('seen_at', '<', moment.getTime())
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  }
}
