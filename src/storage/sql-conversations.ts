import type { Kysely } from 'kysely';
import type { Conversation, ConversationKind, ConversationStore } from '../domain/ports/store.js';
import { fromStored, keyOf, toStored } from './key.js';
import type { Schema } from './schema.js';

export class SqlConversations implements ConversationStore {
  constructor(private readonly db: Kysely<Schema>) {}

  async put({ id, kind, tenantId, reference, seenAt, personId }: Conversation): Promise<boolean> {
    const known = {
      kind,
      tenant_id: tenantId,
      reference: toStored(reference),
      seen_at: seenAt.getTime(),
      dead_since: null,
      ...(personId === undefined ? {} : { person_id: personId }),
    };
    const { numInsertedOrUpdatedRows: inserted } = await this.db
      .insertInto('conversations')
      .values({ key: keyOf(id), id: toStored(id), person_id: null, ...known })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .executeTakeFirstOrThrow();
    if (inserted === 1n) return true;
    await this.db
      .updateTable('conversations')
      .set(known)
      .where('key', '=', keyOf(id))
      .where('seen_at', '<=', known.seen_at)
      .execute();
    return false;
  }

  async get(id: string): Promise<Conversation | undefined> {
    const row = await this.db
      .selectFrom('conversations')
      .selectAll()
      .where('key', '=', keyOf(id))
      .executeTakeFirst();
    return row && { id, ...conversationOf(row) };
  }

  async personal(personId: string): Promise<Conversation | undefined> {
    const row = await this.db
      .selectFrom('conversations')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('seen_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && { id: fromStored(row.id), ...conversationOf(row) };
  }

  async bury(id: string, at: Date): Promise<void> {
    await this.db
      .updateTable('conversations')
      .set({ dead_since: at.getTime() })
      .where('key', '=', keyOf(id))
      .where('dead_since', 'is', null)
      .execute();
  }

  async revive(id: string): Promise<void> {
    await this.db
      .updateTable('conversations')
      .set({ dead_since: null })
      .where('key', '=', keyOf(id))
      .where('dead_since', 'is not', null)
      .execute();
  }

  async dead(): Promise<readonly { readonly id: string; readonly since: Date }[]> {
    const rows = await this.db
      .selectFrom('conversations')
      .select(['id', 'dead_since'])
      .where('dead_since', 'is not', null)
      .orderBy('dead_since')
      .execute();
    return rows.map((row) => ({ id: fromStored(row.id), since: new Date(Number(row.dead_since)) }));
  }

  async forgetDead(before: Date): Promise<readonly string[]> {
    const rows = await this.db
      .deleteFrom('conversations')
      .where('dead_since', '<', before.getTime())
      .returning('id')
      .execute();
    return rows.map(({ id }) => fromStored(id));
  }

  async shared(): Promise<readonly Conversation[]> {
    const rows = await this.db
      .selectFrom('conversations')
      .selectAll()
      .where('kind', '!=', 'personal')
      .orderBy('seen_at', 'desc')
      .execute();
    return rows.map((row) => ({ id: fromStored(row.id), ...conversationOf(row) }));
  }

  async newest(): Promise<Conversation | undefined> {
    const row = await this.db
      .selectFrom('conversations')
      .selectAll()
      .orderBy('seen_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && { id: fromStored(row.id), ...conversationOf(row) };
  }

  async remove(id: string): Promise<void> {
    await this.db.deleteFrom('conversations').where('key', '=', keyOf(id)).execute();
  }
}

const conversationOf = (row: Schema['conversations']): Omit<Conversation, 'id'> => ({
  kind: row.kind as ConversationKind,
  tenantId: row.tenant_id,
  reference: fromStored(row.reference),
  seenAt: new Date(row.seen_at),
  personId: row.person_id ?? undefined,
});
