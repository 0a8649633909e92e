import { type Kysely, sql } from 'kysely';
import type {
  DeviceLook,
  DevicePicture,
  ManagedPicture,
  PictureSummary,
  StateCount,
  SyncCounts,
  SyncKind,
} from '../domain/ports/sync-store.js';
import type { Lightly } from './light-commit.js';
import type { Schema } from './schema.js';

const current = 'current';

/** SQL's counts come as numbers, texts or big integers, by the driver. */
const countIn = (rows: readonly { readonly n: unknown }[]): number => Number(rows[0]?.n ?? 0);

/**
 * The rows of a picture, as they lie. By the key, which has the devices' Guids in it, each row would be
 * fetched from somewhere else: with 100,000 devices that takes ten times as long.
 */
const of = (syncId: string) => sql`sync_id || '' = ${syncId}`;

/** Pictures of the tenant's devices: each belongs to a sync run, and one of them is current. */
export class SqlPictures {
  constructor(
    private readonly db: Kysely<Schema>,
    /** A run that a power cut ends is dropped whole: what it has read so far need not be safe from that. */
    private readonly lightly: Lightly,
  ) {}

  async add(syncId: string, devices: readonly DevicePicture[]): Promise<void> {
    if (devices.length === 0) return;
    const values = devices.map(({ guid, deviceId, person, model, state, reason }) => ({
      sync_id: syncId,
      guid,
      device_id: deviceId,
      person,
      model,
      state,
      reason,
      managed: null,
      last_sync: null,
      looked_at: null,
    }));
    // Exchange may hand a device out twice when it changes while the pages are read.
    await this.lightly(this.db, (db) =>
      db
        .insertInto('devices')
        .values(values)
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
  }

  async addManaged(syncId: string, devices: readonly ManagedPicture[]): Promise<void> {
    if (devices.length === 0) return;
    const values = devices.map(({ easDeviceId, complianceState }) => ({
      sync_id: syncId,
      device_id: easDeviceId.toLowerCase(),
      compliance_state: complianceState,
    }));
    await this.lightly(this.db, (db) =>
      db
        .insertInto('managed_devices')
        .values(values)
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
  }

  async settle(
    syncId: string,
    kind: SyncKind,
  ): Promise<Pick<SyncCounts, 'devices' | 'states' | 'fresh' | 'gone' | 'changed' | 'managed'>> {
    const before = (await this.current()) ?? '';
    await this.match(syncId);
    if (before !== '') await this.carryOver(syncId, before);
    const count = async (query: ReturnType<typeof sql<{ n: unknown }>>): Promise<number> =>
      countIn((await query.execute(this.db)).rows);
    const devices = await count(
      sql<{ n: unknown }>`select count(*) as n from devices where ${of(syncId)}`,
    );
    const managed = await count(
      sql<{ n: unknown }>`select count(managed) as n from devices where ${of(syncId)}`,
    );
    const missing = (here: string, there: string) =>
      count(sql<{ n: unknown }>`
        select count(*) as n from devices a left join devices b
        on b.sync_id = ${there} and b.guid = a.guid
        where a.sync_id = ${here} and b.guid is null`);
    const changed = await count(sql<{ n: unknown }>`
      select count(*) as n from devices a join devices b
      on b.sync_id = ${before} and b.guid = a.guid
      where a.sync_id = ${syncId} and (a.state <> b.state or a.reason <> b.reason)`);
    const fresh = await missing(syncId, before);
    const gone = before === '' || kind === 'quick' ? 0 : await missing(before, syncId);
    return { devices, states: await this.states(syncId), managed, changed, fresh, gone };
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
    await this.db.deleteFrom('managed_devices').execute();
  }

  async summary(staleBefore: Date): Promise<PictureSummary> {
    const syncId = (await this.current()) ?? '';
    // One look at each row: a tenant may have 100,000 of them.
    const { rows } = await sql<{
      [column in 'state' | 'n' | 'managed' | 'looked' | 'stale']: unknown;
    }>`
      select state, count(*) as n, count(managed) as managed, count(last_sync) as looked,
        count(case when last_sync < ${staleBefore.getTime()} then 1 end) as stale
      from devices where ${of(syncId)} group by state order by n desc, state`.execute(this.db);
    const sum = (column: 'managed' | 'looked' | 'stale'): number =>
      rows.reduce((so, row) => so + Number(row[column]), 0);
    return {
      states: rows.map(({ state, n }) => ({ state: String(state), devices: Number(n) })),
      managed: sum('managed'),
      looked: sum('looked'),
      stale: sum('stale'),
    };
  }

  private async states(syncId: string): Promise<readonly StateCount[]> {
    const rows = await this.db
      .selectFrom('devices')
      .select(['state', (eb) => eb.fn.countAll().as('n')])
      .where('sync_id', '=', syncId)
      .groupBy('state')
      .orderBy('n', 'desc')
      .orderBy('state')
      .execute();
    return rows.map(({ state, n }) => ({ state, devices: Number(n) }));
  }

  /** Intune knows a device by the id that it has in Exchange ActiveSync, in whatever case. */
  private async match(syncId: string): Promise<void> {
    await sql`update devices set managed = (
        select m.compliance_state from managed_devices m
        where m.sync_id = ${syncId} and m.device_id = lower(devices.device_id))
      where ${of(syncId)}`.execute(this.db);
  }

  private async carryOver(syncId: string, before: string): Promise<void> {
    await sql`update devices set (last_sync, looked_at) = (
        select b.last_sync, b.looked_at from devices b
        where b.sync_id = ${before} and b.guid = devices.guid)
      where ${of(syncId)}`.execute(this.db);
  }

  private async current(): Promise<string | undefined> {
    const row = await this.db
      .selectFrom('current_picture')
      .select('sync_id')
      .where('id', '=', current)
      .executeTakeFirst();
    return row?.sync_id;
  }
}
