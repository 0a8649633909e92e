import type { Kysely } from 'kysely';
import { type Change, openStates, subjectOf } from '../domain/changes/change.js';
import type { ChangeStore } from '../domain/ports/change-store.js';
import { datedJson } from './dated-json.js';
import { keyOf } from './key.js';
import type { Schema } from './schema.js';
import type { TakeTurn } from './take-turn.js';

export class SqlChanges implements ChangeStore {
  constructor(
    private readonly db: Kysely<Schema>,
    private readonly takeTurn: TakeTurn,
  ) {}

  async get(id: string): Promise<Change | undefined> {
    const row = await this.db
      .selectFrom('changes')
      .select('body')
      .where('id', '=', id)
      .executeTakeFirst();
    return row && datedJson<Change>(row.body);
  }

  async open(subject: string): Promise<Change | undefined> {
    const row = await this.db
      .selectFrom('changes')
      .select('body')
      .where('open_kind', '=', keyOf(subject))
      .executeTakeFirst();
    return row && datedJson<Change>(row.body);
  }

  async list(states: readonly Change['state'][], limit?: number): Promise<readonly Change[]> {
    const rows = await this.db
      .selectFrom('changes')
      .select('body')
      .where('state', 'in', [...states])
      .orderBy('created_at', 'desc')
      .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
      .execute();
    return rows.map(({ body }) => datedJson<Change>(body));
  }

  async put(change: Change): Promise<boolean> {
    const { id, state, version, createdAt } = change;
    const subject = keyOf(subjectOf(change));
    const next: Change = { ...change, version: version + 1 };
    const row = {
      open_kind: openStates.has(state) ? subject : null,
      state,
      created_at: createdAt.getTime(),
      version: next.version,
      body: JSON.stringify(next),
    };
    // Two that open at once, each unseen by the other, would be told apart by an error of the database. The
    // audit of the same unit of work takes this turn too: taken after the row, two of them would deadlock.
    await this.takeTurn(this.db);
    if (row.open_kind !== null && (await this.isOpenElsewhere(id, subject))) return false;
    if (version === 0) {
      const { numInsertedOrUpdatedRows } = await this.db
        .insertInto('changes')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    }
    const { numUpdatedRows } = await this.db
      .updateTable('changes')
      .set(row)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  private async isOpenElsewhere(id: string, subject: string): Promise<boolean> {
    const row = await this.db
      .selectFrom('changes')
      .select('id')
      .where('open_kind', '=', subject)
      .where('id', '!=', id)
      .executeTakeFirst();
    return row !== undefined;
  }
}
