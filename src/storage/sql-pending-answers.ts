import type { Kysely } from 'kysely';
import type { PendingAnswer, PendingAnswerStore } from '../domain/answers/pending-answer.js';
import { deletedCount } from './deleted-count.js';
import type { Schema } from './schema.js';

type Body = Omit<PendingAnswer, 'id' | 'at' | 'isInterrupted'>;

export class SqlPendingAnswers implements PendingAnswerStore {
  constructor(private readonly db: Kysely<Schema>) {}

  async put({ id, at, isInterrupted, ...body }: PendingAnswer): Promise<void> {
    const row = {
      asked_at: at.getTime(),
      interrupted: isInterrupted ? 1 : 0,
      body: JSON.stringify(body satisfies Body),
    };
    await this.db
      .insertInto('pending_answers')
      .values({ id, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
  }

  async get(id: string): Promise<PendingAnswer | undefined> {
    const row = await this.db
      .selectFrom('pending_answers')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && answerOf(row);
  }

  async remove(id: string): Promise<void> {
    await this.db.deleteFrom('pending_answers').where('id', '=', id).execute();
  }

  async waiting(): Promise<readonly PendingAnswer[]> {
    const rows = await this.db
      .selectFrom('pending_answers')
      .selectAll()
      .where('interrupted', '=', 0)
      .orderBy('asked_at')
      .execute();
    return rows.map(answerOf);
  }

  async forgetBefore(moment: Date): Promise<number> {
    return deletedCount(
      this.db.deleteFrom('pending_answers').where('asked_at', '<', moment.getTime()),
    );
  }
}

function answerOf(row: Schema['pending_answers']): PendingAnswer {
  const { activityId, ...body }: Body = JSON.parse(row.body);
  return {
    ...{ id: row.id, at: new Date(Number(row.asked_at)), ...body, activityId },
    isInterrupted: Number(row.interrupted) === 1,
  };
}
