import type { Kysely } from 'kysely';
import type { SignIn, SignInStore } from '../domain/ports/sign-in-store.js';
import { fromStored, keyOf, toStored } from './key.js';
import type { Schema } from './schema.js';

/** Rows are found by the hash of the id: whoever reads the table cannot answer for anybody. */
export class SqlSignIns implements SignInStore {
  constructor(private readonly db: Kysely<Schema>) {}

  async put({ id, personId, asked, askedAt, claims }: SignIn): Promise<void> {
    await this.db
      .insertInto('sign_ins')
      .values({
        key: keyOf(id),
        asked_at: askedAt.getTime(),
        claimed: 0,
        claims: claims === undefined ? null : toStored(claims),
        body: JSON.stringify({ personId, asked }),
      })
      .execute();
  }

  async get(id: string): Promise<SignIn | undefined> {
    const row = await this.db
      .selectFrom('sign_ins')
      .selectAll()
      .where('key', '=', keyOf(id))
      .executeTakeFirst();
    if (!row) return undefined;
    const { personId, asked }: Pick<SignIn, 'personId' | 'asked'> = JSON.parse(row.body);
    const claims = row.claims === null ? undefined : fromStored(row.claims);
    return { id, personId, asked, askedAt: new Date(Number(row.asked_at)), claims };
  }

  async demand(id: string, claims: string): Promise<void> {
    await this.db
      .updateTable('sign_ins')
      .set({ claims: toStored(claims) })
      .where('key', '=', keyOf(id))
      .execute();
  }

  async claim(id: string): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('sign_ins')
      .set({ claimed: 1 })
      .where('key', '=', keyOf(id))
      .where('claimed', '=', 0)
      .executeTakeFirstOrThrow();
    return numUpdatedRows === 1n;
  }

  async forgetBefore(moment: Date): Promise<void> {
    await this.db.deleteFrom('sign_ins').where('asked_at', '<', moment.getTime()).execute();
  }

  async signOut(personId: string, at: Date): Promise<void> {
    const row = { at: at.getTime() };
    await this.db
      .insertInto('sign_outs')
      .values({ key: keyOf(personId), ...row })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute();
  }

  async signedOutAt(personId: string): Promise<Date | undefined> {
    const row = await this.db
      .selectFrom('sign_outs')
      .select('at')
      .where('key', '=', keyOf(personId))
      .executeTakeFirst();
    return row && new Date(Number(row.at));
  }
}
