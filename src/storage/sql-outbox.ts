import { type Kysely, sql } from 'kysely';
import {
  type NewShowing,
  type Outbox,
  type Showing,
  type Subject,
  type Urgency,
  urgencies,
} from '../domain/ports/outbox.js';
import { fromStored, keyOf, toStored } from './key.js';
import type { Schema } from './schema.js';
import type { TakeTurn } from './take-turn.js';

/** More showings than this are never numbered: the urgency stands above the number. */
const perUrgency = 1e13;

const placeOf = (urgency: Urgency, number: number): number =>
  urgencies.indexOf(urgency) * perUrgency + number;

const showingOf = (row: Schema['outbox']): Showing => ({
  number: Number(row.number),
  conversationId: fromStored(row.conversation_id),
  subject: { kind: row.subject_kind as Subject['kind'], id: row.subject_id },
  attempts: Number(row.attempts),
});

const cardKey = (conversationId: string, { kind, id }: Subject): string =>
  keyOf(conversationId, kind, id);

export class SqlOutbox implements Outbox {
  constructor(
    private readonly db: Kysely<Schema>,
    private readonly takeTurn: TakeTurn,
  ) {}

  async add({ conversationId, subject, urgency, at }: NewShowing): Promise<void> {
    await this.takeTurn(this.db);
    const conversation = keyOf(conversationId);
    // Written, and not only read: nobody begins to send it before what it is to show is committed.
    const same = await this.db
      .updateTable('outbox')
      .set({ attempts: 0 })
      .where('conversation', '=', conversation)
      .where('subject_kind', '=', subject.kind)
      .where('subject_id', '=', subject.id)
      .where('attempts', '=', 0)
      .executeTakeFirst();
    if (same.numUpdatedRows > 0n) return;
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
        conversation,
        conversation_id: toStored(conversationId),
        subject_kind: subject.kind,
        subject_id: subject.id,
        place: placeOf(urgency, number),
        added_at: at.getTime(),
        held_until: at.getTime(),
        not_before: at.getTime(),
        attempts: 0,
        begun_until: 0,
      })
      .execute();
  }

  async due(now: Date, limit: number): Promise<readonly Showing[]> {
    const first = this.db
      .selectFrom('outbox')
      .select(['conversation as of', sql<number>`min(place)`.as('first')])
      .where('held_until', '<=', now.getTime())
      .groupBy('conversation')
      .as('heads');
    const rows = await this.db
      .selectFrom('outbox')
      .innerJoin(first, (join) =>
        join
          .onRef('heads.of', '=', 'outbox.conversation')
          .onRef('heads.first', '=', 'outbox.place'),
      )
      .selectAll('outbox')
      .where('not_before', '<=', now.getTime())
      .where('begun_until', '<=', now.getTime())
      .orderBy('place')
      .limit(limit)
      .execute();
    return rows.map(showingOf);
  }

  async begin({ number, attempts, subject }: Showing, until: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('outbox')
      .set({ attempts: attempts + 1, begun_until: until.getTime() })
      .where('number', '=', number)
      // A number may come again once its showing is done.
      .where('subject_kind', '=', subject.kind)
      .where('subject_id', '=', subject.id)
      .where('attempts', '=', attempts)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async postpone({ number, subject }: Showing, until: Date, wasTaken: boolean): Promise<void> {
    await this.db
      .updateTable('outbox')
      .set((eb) => ({
        not_before: until.getTime(),
        begun_until: 0,
        attempts: wasTaken ? eb.ref('attempts') : eb('attempts', '-', 1),
      }))
      .where('number', '=', number)
      .where('subject_kind', '=', subject.kind)
      .where('subject_id', '=', subject.id)
      .execute();
  }

  async done({ number, subject }: Showing): Promise<void> {
    // A number may come again once its showing is done.
    await this.db
      .deleteFrom('outbox')
      .where('number', '=', number)
      .where('subject_kind', '=', subject.kind)
      .where('subject_id', '=', subject.id)
      .execute();
  }

  async drop(conversationId: string): Promise<number> {
    const { numDeletedRows } = await this.db
      .deleteFrom('outbox')
      .where('conversation', '=', keyOf(conversationId))
      .executeTakeFirst();
    return Number(numDeletedRows);
  }

  async posted(conversationId: string, subject: Subject): Promise<string | undefined> {
    const row = await this.db
      .selectFrom('posted_cards')
      .select('activity_id')
      .where('key', '=', cardKey(conversationId, subject))
      .executeTakeFirst();
    return row?.activity_id;
  }

  async notePosted(conversationId: string, subject: Subject, activityId: string): Promise<void> {
    await this.db
      .insertInto('posted_cards')
      .values({ key: cardKey(conversationId, subject), activity_id: activityId })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ activity_id: activityId }))
      .execute();
  }

  async waiting(): Promise<{ count: number; oldest: Date | undefined }> {
    const { rows } = await sql<{ n: unknown; oldest: unknown }>`
      select count(*) as n, min(added_at) as oldest from outbox`.execute(this.db);
    const [row] = rows;
    const oldest = row?.oldest;
    return {
      count: Number(row?.n ?? 0),
      oldest: oldest === null || oldest === undefined ? undefined : new Date(Number(oldest)),
    };
  }
}
