import type { Kysely } from 'kysely';
import type { Outbox, Showing } from '../domain/ports/outbox.js';
import { fromStored, keyOf, toStored } from './key.js';
import type { Schema } from './schema.js';
import type { TakeTurn } from './take-turn.js';

export class SqlOutbox implements Outbox {
  constructor(
    private readonly db: Kysely<Schema>,
    private readonly takeTurn: TakeTurn,
  ) {}

  async add({
    conversationId,
    changeId,
  }: {
    readonly conversationId: string;
    readonly changeId: string;
  }): Promise<void> {
    await this.takeTurn(this.db);
    const last = await this.db
      .selectFrom('outbox')
      .select('number')
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    const number = Number(last?.number ?? 0) + 1;
    await this.db
      .insertInto('outbox')
      .values({
        number,
        conversation_id: toStored(conversationId),
        change_id: changeId,
        attempts: 0,
      })
      .execute();
  }

  async waiting(limit: number): Promise<readonly Showing[]> {
    const rows = await this.db
      .selectFrom('outbox')
      .selectAll()
      .orderBy('number', 'asc')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      number: Number(row.number),
      conversationId: fromStored(row.conversation_id),
      changeId: row.change_id,
      attempts: Number(row.attempts),
    }));
  }

  async done(number: number): Promise<void> {
    await this.db.deleteFrom('outbox').where('number', '=', number).execute();
  }

  async attempted(number: number): Promise<void> {
    await this.db
      .updateTable('outbox')
      .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
      .where('number', '=', number)
      .execute();
  }

  async posted(conversationId: string, changeId: string): Promise<string | undefined> {
    const row = await this.db
      .selectFrom('posted_cards')
      .select('activity_id')
      .where('key', '=', keyOf(conversationId, changeId))
      .executeTakeFirst();
    return row?.activity_id;
  }

  async notePosted(conversationId: string, changeId: string, activityId: string): Promise<void> {
    await this.db
      .insertInto('posted_cards')
      .values({ key: keyOf(conversationId, changeId), activity_id: activityId })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ activity_id: activityId }))
      .execute();
  }
}
