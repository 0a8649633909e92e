import { type Kysely, sql } from 'kysely';
import type {
  DeviceLook,
  PictureSummary,
  StateCount,
  SyncCounts,
  SyncKind,
} from '../domain/ports/sync-store.js';
import type { Schema } from './schema.js';

const current = 'current';

/** Counts by state, as SQL has them: numbers, texts or big integers, by the driver. */
type CountRow<C extends string> = { readonly [column in C | 'state' | 'n']: unknown };

const statesIn = (rows: readonly CountRow<never>[]): readonly StateCount[] =>
  rows.map(({ state, n }) => ({ state: String(state), devices: Number(n) }));

const sumIn =
  <C extends string>(rows: readonly CountRow<C>[]) =>
  (column: C | 'n'): number =>
    rows.reduce((so, row) => so + Number(row[column]), 0);

/** Pictures of the tenant's devices: each belongs to a sync run, and one of them is current. */
export class SqlPictures {
  constructor(private readonly db: Kysely<Schema>) {}

  /** What a picture shows, and how it differs from the one before: one look at each device. */
  async compare(
    syncId: string,
    before: string,
    kind: SyncKind,
  ): Promise<Pick<SyncCounts, 'devices' | 'states' | 'fresh' | 'gone' | 'changed' | 'managed'>> {
    const { rows } = await sql<CountRow<'managed' | 'known' | 'changed'>>`
      select a.state as state, count(*) as n, count(a.managed) as managed, count(b.guid) as known,
        count(case when a.state <> b.state or a.reason <> b.reason then 1 end) as changed
      from devices a left join devices b on b.sync_id = ${before} and b.guid = a.guid
      where a.sync_id = ${syncId} group by a.state order by n desc, a.state`.execute(this.db);
    const sum = sumIn(rows);
    const devices = sum('n');
    const known = sum('known');
    return {
      devices,
      states: statesIn(rows),
      managed: sum('managed'),
      changed: sum('changed'),
      fresh: devices - known,
      gone: kind === 'quick' ? 0 : (await this.count(before)) - known,
    };
  }

  async toLookAt(syncId: string, limit: number): Promise<readonly string[]> {
    const before = (await this.current()) ?? '';
    const { rows } = await sql<{ guid: string }>`
      select a.guid as guid from devices a left join devices b
      on b.sync_id = ${before} and b.guid = a.guid
      where a.sync_id = ${syncId}
      order by case when b.guid is null then 0 when a.state <> b.state then 1 else 2 end,
        coalesce(a.looked_at, 0), a.guid
      limit ${limit}`.execute(this.db);
    return rows.map(({ guid }) => guid);
  }

  async looked(syncId: string, { guid, lastSync, lookedAt }: DeviceLook): Promise<void> {
    await this.db
      .updateTable('devices')
      .set({ last_sync: lastSync?.getTime() ?? null, looked_at: lookedAt.getTime() })
      .where('sync_id', '=', syncId)
      .where('guid', '=', guid)
      .execute();
  }

  /** A full picture takes the place of the one before; a quick one's devices theirs in it. */
  async accept(syncId: string, kind: SyncKind): Promise<void> {
    const before = await this.current();
    if (kind === 'quick' && before !== undefined) {
      await sql`delete from devices where sync_id = ${before} and guid in
        (select guid from devices where sync_id = ${syncId})`.execute(this.db);
      await this.db
        .updateTable('devices')
        .set({ sync_id: before })
        .where('sync_id', '=', syncId)
        .execute();
      return;
    }
    await this.db
      .insertInto('current_picture')
      .values({ id: current, sync_id: syncId })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ sync_id: syncId }))
      .execute();
  }

  /** Forgets every picture but the current one. */
  async dropOthers(): Promise<void> {
    const kept = (await this.current()) ?? '';
    await this.db.deleteFrom('devices').where('sync_id', '!=', kept).execute();
  }

  async summary(staleBefore: Date): Promise<PictureSummary> {
    const syncId = (await this.current()) ?? '';
    // One look at each row: a tenant may have 100,000 of them.
    const { rows } = await sql<CountRow<'managed' | 'looked' | 'stale'>>`
      select state, count(*) as n, count(managed) as managed, count(last_sync) as looked,
        count(case when last_sync < ${staleBefore.getTime()} then 1 end) as stale
      from devices where sync_id = ${syncId} group by state order by n desc, state`.execute(
      this.db,
    );
    const sum = sumIn(rows);
    return {
      states: statesIn(rows),
      managed: sum('managed'),
      looked: sum('looked'),
      stale: sum('stale'),
    };
  }

  private async count(syncId: string): Promise<number> {
    const { n } = await this.db
      .selectFrom('devices')
      .select((eb) => eb.fn.countAll().as('n'))
      .where('sync_id', '=', syncId)
      .executeTakeFirstOrThrow();
    return Number(n);
  }

  async current(): Promise<string | undefined> {
    const row = await this.db
      .selectFrom('current_picture')
      .select('sync_id')
      .where('id', '=', current)
      .executeTakeFirst();
    return row?.sync_id;
  }
}
