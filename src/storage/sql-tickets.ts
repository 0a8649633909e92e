import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Ticket, TicketStore } from '../domain/ports/ticket-store.js';
import { deletedCount } from './deleted-count.js';
import type { Schema } from './schema.js';

const keyOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

export class SqlTickets implements TicketStore {
  constructor(private readonly db: Kysely<Schema>) {}

  async put(secret: string, { until, ...ticket }: Ticket): Promise<void> {
    await this.db
      .insertInto('tickets')
      .values({ key: keyOf(secret), until: until.getTime(), body: JSON.stringify(ticket) })
      .execute();
  }

  async get(secret: string, now: Date): Promise<Ticket | undefined> {
    const row = await this.db
      .selectFrom('tickets')
      .selectAll()
      .where('key', '=', keyOf(secret))
      .where('until', '>', now.getTime())
      .executeTakeFirst();
    return row && { ...JSON.parse(row.body), until: new Date(Number(row.until)) };
  }

  async forgetBefore(moment: Date): Promise<number> {
    return deletedCount(this.db.deleteFrom('tickets').where('until', '<=', moment.getTime()));
  }
}
