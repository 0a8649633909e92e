import type { Kysely } from 'kysely';
import type { PaceStore } from '../domain/ports/pace-store.js';
import {
  conversationLimits,
  type Limit,
  momentAfter,
  type Sends,
  tenantLimits,
  waitOf,
  withSend,
} from '../domain/watch/pace.js';
import { deletedCount } from './deleted-count.js';
import { keyOf } from './key.js';
import type { Schema } from './schema.js';
import type { TakeTurn } from './take-turn.js';

const tenantKey = 'tenant';

/** The newest sends of each conversation and of the whole tenant. Taking belongs into a transaction. */
export class SqlPace implements PaceStore {
  constructor(
    private readonly db: Kysely<Schema>,
    private readonly takeTurn: TakeTurn,
  ) {}

  async take(conversationId: string, now: Date): Promise<number> {
    await this.takeTurn(this.db);
    const key = keyOf(conversationId);
    const [sends, all] = [await this.sends(key), await this.sends(tenantKey)];
    const at = momentAfter(all, now.getTime());
    const wait = Math.max(waitOf(sends, conversationLimits, at), waitOf(all, tenantLimits, at));
    if (wait > 0) return wait;
    await this.keep(key, withSend(sends, conversationLimits, at));
    await this.keep(tenantKey, withSend(all, tenantLimits, at));
    return 0;
  }

  async note(conversationId: string, now: Date): Promise<void> {
    await this.takeTurn(this.db);
    const at = momentAfter(await this.sends(tenantKey), now.getTime());
    await this.add(keyOf(conversationId), conversationLimits, at);
    await this.add(tenantKey, tenantLimits, at);
  }

  async forgetBefore(moment: Date): Promise<number> {
    return deletedCount(this.db.deleteFrom('paces').where('newest', '<', moment.getTime()));
  }

  private async add(key: string, limits: readonly Limit[], at: number): Promise<void> {
    await this.keep(key, withSend(await this.sends(key), limits, at));
  }

  private async sends(key: string): Promise<Sends> {
    const row = await this.db
      .selectFrom('paces')
      .select('sends')
      .where('key', '=', key)
      .executeTakeFirst();
    return row ? JSON.parse(row.sends) : [];
  }

  private async keep(key: string, sends: Sends): Promise<void> {
    const row = { sends: JSON.stringify(sends), newest: sends.at(-1) ?? 0 };
    await this.db
      .insertInto('paces')
      .values({ key, ...row })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute();
  }
}
