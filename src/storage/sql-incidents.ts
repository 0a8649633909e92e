import type { Kysely } from 'kysely';
import type { IncidentStore } from '../domain/ports/watch-store.js';
import type { Incident } from '../domain/watch/incident.js';
import { datedJson } from './dated-json.js';
import { keyOf } from './key.js';
import type { Schema } from './schema.js';
import type { TakeTurn } from './take-turn.js';

const incidentIn = ({ body }: { readonly body: string }): Incident => datedJson<Incident>(body);

export class SqlIncidents implements IncidentStore {
  constructor(
    private readonly db: Kysely<Schema>,
    private readonly takeTurn: TakeTurn,
  ) {}

  async get(id: string): Promise<Incident | undefined> {
    const row = await this.newestFirst().where('id', '=', id).executeTakeFirst();
    return row && incidentIn(row);
  }

  async newest(fingerprint: string): Promise<Incident | undefined> {
    const row = await this.newestFirst()
      .where('fingerprint', '=', keyOf(fingerprint))
      .limit(1)
      .executeTakeFirst();
    return row && incidentIn(row);
  }

  async open(limit: number): Promise<readonly Incident[]> {
    const rows = await this.newestFirst().where('state', '=', 'open').limit(limit).execute();
    return rows.map(incidentIn);
  }

  async openedSince(moment: Date): Promise<number> {
    const row = await this.db
      .selectFrom('incidents')
      .select((eb) => eb.fn.countAll().as('n'))
      .where('opened_at', '>=', moment.getTime())
      .executeTakeFirst();
    return Number(row?.n ?? 0);
  }

  async latest(limit: number): Promise<readonly Incident[]> {
    return (await this.newestFirst().limit(limit).execute()).map(incidentIn);
  }

  async put(incident: Incident): Promise<boolean> {
    const next: Incident = { ...incident, version: incident.version + 1 };
    const row = {
      fingerprint: keyOf(incident.fingerprint),
      state: incident.state,
      opened_at: incident.openedAt.getTime(),
      version: next.version,
      body: JSON.stringify(next),
    };
    // The outbox and the audit of the same unit of work take this turn too: taken after the row, two of them
    // would deadlock.
    await this.takeTurn(this.db);
    if (incident.version === 0) {
      if (await this.isOpen(row.fingerprint)) return false;
      const { numInsertedOrUpdatedRows } = await this.db
        .insertInto('incidents')
        .values({ id: incident.id, ...row })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    }
    const { numUpdatedRows } = await this.db
      .updateTable('incidents')
      .set(row)
      .where('id', '=', incident.id)
      .where('version', '=', incident.version)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Two processes may see the same failure at once, each without seeing what the other opens. */
  private async isOpen(key: string): Promise<boolean> {
    const open = await this.newestFirst()
      .where('fingerprint', '=', key)
      .where('state', '=', 'open')
      .executeTakeFirst();
    return open !== undefined;
  }

  private newestFirst() {
    return this.db.selectFrom('incidents').select('body').orderBy('opened_at', 'desc');
  }
}
