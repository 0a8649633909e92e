import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { type AuditEntry, type AuditEvent, auditText } from '../domain/audit/audit-entry.js';
import type { AuditFault, AuditStore } from '../domain/ports/audit-store.js';
import { datedJson } from './dated-json.js';
import type { Schema } from './schema.js';
import type { TakeTurn } from './take-turn.js';

/** What the first entry has before it. */
const beginning = '0'.repeat(64);
const pageSize = 500;

const hashOf = (entry: Omit<AuditEntry, 'hash'>): string =>
  createHash('sha256').update(auditText(entry)).digest('hex');

/** The chain in a table. Appending belongs into a transaction: the next one waits for its end. */
export class SqlAudit implements AuditStore {
  constructor(
    private readonly db: Kysely<Schema>,
    private readonly takeTurn: TakeTurn,
  ) {}

  async append(event: AuditEvent): Promise<void> {
    await this.takeTurn(this.db);
    const last = await this.db
      .selectFrom('audit')
      .select(['number', 'hash'])
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    const entry = {
      ...event,
      number: Number(last?.number ?? 0) + 1,
      previous: last?.hash ?? beginning,
    };
    const hash = hashOf(entry);
    await this.db
      .insertInto('audit')
      .values({ number: entry.number, body: JSON.stringify(entry), hash })
      .execute();
  }

  async latest(limit: number): Promise<readonly AuditEntry[]> {
    const rows = await this.db
      .selectFrom('audit')
      .selectAll()
      .orderBy('number', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ body, hash }) => ({ ...datedJson<Omit<AuditEntry, 'hash'>>(body), hash }));
  }

  async verify(): Promise<{ entries: number; fault: AuditFault | undefined }> {
    let [entries, previous] = [0, beginning];
    for (;;) {
      const rows = await this.db
        .selectFrom('audit')
        .selectAll()
        .where('number', '>', entries)
        .orderBy('number', 'asc')
        .limit(pageSize)
        .execute();
      if (rows.length === 0) return { entries, fault: undefined };
      for (const row of rows) {
        const number = entries + 1;
        const entry = datedJson<Omit<AuditEntry, 'hash'>>(row.body);
        if (Number(row.number) !== number) return { entries, fault: { number, fault: 'missing' } };
        const isWhole =
          entry.number === number && entry.previous === previous && hashOf(entry) === row.hash;
        if (!isWhole) return { entries, fault: { number, fault: 'altered' } };
        entries = number;
        previous = row.hash;
      }
    }
  }
}
