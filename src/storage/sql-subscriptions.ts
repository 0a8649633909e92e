import type { Kysely } from 'kysely';
import type { SubscriptionStore } from '../domain/ports/watch-store.js';
import type { Subscription } from '../domain/watch/subscription.js';
import { keyOf } from './key.js';
import type { Schema } from './schema.js';

export class SqlSubscriptions implements SubscriptionStore {
  constructor(private readonly db: Kysely<Schema>) {}

  async all(): Promise<readonly Subscription[]> {
    const rows = await this.db.selectFrom('subscriptions').select('body').orderBy('key').execute();
    return rows.map(({ body }) => JSON.parse(body));
  }

  async of(conversationId: string): Promise<Subscription | undefined> {
    const row = await this.db
      .selectFrom('subscriptions')
      .select('body')
      .where('key', '=', keyOf(conversationId))
      .executeTakeFirst();
    return row && JSON.parse(row.body);
  }

  async put(subscription: Subscription): Promise<void> {
    const row = { body: JSON.stringify(subscription) };
    await this.db
      .insertInto('subscriptions')
      .values({ key: keyOf(subscription.conversationId), ...row })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute();
  }

  async remove(conversationId: string): Promise<void> {
    await this.db.deleteFrom('subscriptions').where('key', '=', keyOf(conversationId)).execute();
  }
}
