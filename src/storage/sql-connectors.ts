import type { Kysely } from 'kysely';
import type { Connector } from '../domain/connector/connector.js';
import type { ConnectorStore } from '../domain/ports/connector-store.js';
import type { Schema } from './schema.js';

const dateOf = (stored: number | null): Date | undefined =>
  stored === null ? undefined : new Date(stored);

export class SqlConnectors implements ConnectorStore {
  constructor(private readonly db: Kysely<Schema>) {}

  async current(): Promise<Connector | undefined> {
    const row = await this.db
      .selectFrom('connectors')
      .selectAll()
      .orderBy('approved_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return (
      row && {
        id: row.id,
        primarySmtpAddress: row.primary_smtp_address,
        approvedAt: new Date(row.approved_at),
        disconnectedAt: dateOf(row.disconnected_at),
        lastAttempt: dateOf(row.last_attempt),
        lastSuccess: dateOf(row.last_success),
      }
    );
  }

  async put(connector: Connector): Promise<void> {
    const row = {
      primary_smtp_address: connector.primarySmtpAddress,
      approved_at: connector.approvedAt.getTime(),
      disconnected_at: connector.disconnectedAt?.getTime() ?? null,
      last_attempt: connector.lastAttempt?.getTime() ?? null,
      last_success: connector.lastSuccess?.getTime() ?? null,
    };
    await this.db
      .insertInto('connectors')
      .values({ id: connector.id, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
  }
}
