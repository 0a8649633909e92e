import { type Kysely, sql } from 'kysely';
import {
  type NewShowing,
  type Outbox,
  type Showing,
  type Subject,
  type Urgency,
  urgencies,
} from '../domain/ports/outbox.js';
import { deletedCount } from './deleted-count.js';
import { fromStored, keyOf, toStored } from './key.js';
import type { Schema } from './schema.js';
import type { TakeTurn } from './take-turn.js';

/**
 * No send takes so long, and no wait for Teams: it was begun before the clock was put back, in milliseconds.
 */
const longestWaitMs = 15 * 60_000;

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

type Waiting = Pick<Schema['outbox'], 'number' | 'place' | 'held_until' | 'not_before'>;

/** A number may come again once its showing is done, and somebody else may have begun the showing since. */
const identityOf = ({ number, conversationId, subject, attempts }: Showing) => ({
  number,
  conversation: keyOf(conversationId),
  subject_kind: subject.kind,
  subject_id: subject.id,
  attempts,
});

const cardKey = (conversationId: string, { kind, id }: Subject): string =>
  keyOf(conversationId, kind, id);

export class SqlOutbox implements Outbox {
  constructor(
    private readonly db: Kysely<Schema>,
    private readonly takeTurn: TakeTurn,
  ) {}

  async add({ conversationId, subject, urgency, at, heldUntil = at }: NewShowing): Promise<void> {
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
      .returning(['number', 'place', 'held_until', 'not_before'])
      .executeTakeFirst();
    if (same) return this.hasten(same, urgency, heldUntil);
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
        held_until: heldUntil.getTime(),
        not_before: heldUntil.getTime(),
        attempts: 0,
        begun_until: 0,
      })
      .execute();
  }

  /** What waits for Teams goes on waiting; what waits for its moment has the earlier one. */
  private async hasten(row: Waiting, urgency: Urgency, heldUntil: Date): Promise<void> {
    const number = Number(row.number);
    const place = Math.min(Number(row.place), placeOf(urgency, number));
    const [held, before] = [Number(row.held_until), Number(row.not_before)];
    const earlier = Math.min(held, heldUntil.getTime());
    if (place === Number(row.place) && earlier === held) return;
    await this.db
      .updateTable('outbox')
      .set({ place, held_until: earlier, not_before: before === held ? earlier : before })
      .where('number', '=', number)
      .where('attempts', '=', 0)
      .execute();
  }

  async due(now: Date, limit: number): Promise<readonly Showing[]> {
    const at = now.getTime();
    const believed = at + longestWaitMs;
    const first = this.db
      .selectFrom('outbox')
      .select(['conversation as of', sql<number>`min(place)`.as('first')])
      .where((eb) =>
        eb.or([eb('held_until', '<=', at), eb('held_until', '<=', eb.ref('added_at'))]),
      )
      .groupBy('conversation')
      // One at a time, also before what is more urgent: Teams' Retry-After is for the whole conversation.
      .having(
        sql<number>`max(case when begun_until > ${believed} then 0 else begun_until end)`,
        '<=',
        at,
      )
      .having(
        sql<number>`max(case when not_before <= added_at or not_before > ${believed}
          then 0 else not_before end)`,
        '<=',
        at,
      )
      .as('heads');
    const rows = await this.db
      .selectFrom('outbox')
      .innerJoin(first, (join) =>
        join
          .onRef('heads.of', '=', 'outbox.conversation')
          .onRef('heads.first', '=', 'outbox.place'),
      )
      .selectAll('outbox')
      .orderBy('place')
      .limit(limit)
      .execute();
    return rows.map(showingOf);
  }

  async begin(showing: Showing, until: Date): Promise<Showing | undefined> {
    const attempts = showing.attempts + 1;
    const { numUpdatedRows } = await this.db
      .updateTable('outbox')
      .set({ attempts, begun_until: until.getTime() })
      .where((eb) => eb.and(identityOf(showing)))
      .executeTakeFirst();
    return numUpdatedRows === 1n ? { ...showing, attempts } : undefined;
  }

  async postpone(showing: Showing, until: Date, wasTaken: boolean): Promise<void> {
    const attempts = wasTaken ? showing.attempts : showing.attempts - 1;
    await this.db
      .updateTable('outbox')
      .set({ not_before: until.getTime(), begun_until: 0, attempts })
      .where((eb) => eb.and(identityOf(showing)))
      .execute();
  }

  async done(showing: Showing): Promise<void> {
    await this.db
      .deleteFrom('outbox')
      .where((eb) => eb.and(identityOf(showing)))
      .execute();
  }

  async drop(conversationId: string): Promise<number> {
    return deletedCount(
      this.db.deleteFrom('outbox').where('conversation', '=', keyOf(conversationId)),
    );
  }

  async posted(conversationId: string, subject: Subject): Promise<string | undefined> {
    const row = await this.db
      .selectFrom('posted_cards')
      .select('activity_id')
      .where('key', '=', cardKey(conversationId, subject))
      .executeTakeFirst();
    return row?.activity_id;
  }

  async notePosted(
    conversationId: string,
    subject: Subject,
    activityId: string,
    at: Date,
  ): Promise<void> {
    const row = { activity_id: activityId, posted_at: at.getTime() };
    await this.db
      .insertInto('posted_cards')
      .values({ key: cardKey(conversationId, subject), ...row })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute();
  }

  async forgetPosted(before: Date): Promise<number> {
    return deletedCount(
      this.db.deleteFrom('posted_cards').where('posted_at', '<', before.getTime()),
    );
  }

  async waiting(): Promise<{ count: number; oldest: Date | undefined }> {
    const { rows } = await sql<{ n: unknown; oldest: unknown }>`
      select count(*) as n, min(held_until) as oldest from outbox`.execute(this.db);
    const [row] = rows;
    const oldest = row?.oldest;
    return {
      count: Number(row?.n ?? 0),
      oldest: oldest === null || oldest === undefined ? undefined : new Date(Number(oldest)),
    };
  }
}
