import { type Kysely, sql } from 'kysely';
import type { DevicePicture, SyncCounts, SyncRun, SyncStore } from '../domain/ports/sync-store.js';
import type { Schema } from './schema.js';

const current = 'current';
const running = 'running';

const rowOf = (run: SyncRun) => ({
  running: run.state === 'running' ? running : null,
  started_at: run.startedAt.getTime(),
  ended_at: run.endedAt?.getTime() ?? null,
  state: run.state,
  counts: run.counts ? JSON.stringify(run.counts) : null,
  fault: run.fault ?? null,
});

/** SQL's counts come as numbers, texts or big integers, by the driver. */
const countIn = (rows: readonly { readonly n: unknown }[]): number => Number(rows[0]?.n ?? 0);

export class SqlSyncs implements SyncStore {
  constructor(private readonly db: Kysely<Schema>) {}

  async begin(run: SyncRun, staleBefore: Date): Promise<boolean> {
    await this.db
      .updateTable('sync_runs')
      .set({ running: null, state: 'failed', fault: 'timedOut' })
      .where('running', '=', running)
      .where('started_at', '<', staleBefore.getTime())
      .execute();
    const { numInsertedOrUpdatedRows } = await this.db
      .insertInto('sync_runs')
      .values({ id: run.id, ...rowOf(run) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  async addDevices(syncId: string, devices: readonly DevicePicture[]): Promise<void> {
    if (devices.length === 0) return;
    const values = devices.map(({ guid, deviceId, person, model, state, reason }) => ({
      sync_id: syncId,
      guid,
      device_id: deviceId,
      person,
      model,
      state,
      reason,
    }));
    await this.db.insertInto('devices').values(values).execute();
  }

  async compare(
    syncId: string,
  ): Promise<Pick<SyncCounts, 'devices' | 'fresh' | 'gone' | 'changed'>> {
    const before = (await this.picture()) ?? '';
    const count = async (query: ReturnType<typeof sql<{ n: unknown }>>): Promise<number> =>
      countIn((await query.execute(this.db)).rows);
    const devices = await count(
      sql<{ n: unknown }>`select count(*) as n from devices where sync_id = ${syncId}`,
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
    return {
      devices,
      changed,
      fresh: await missing(syncId, before),
      gone: before === '' ? 0 : await missing(before, syncId),
    };
  }

  async end(run: SyncRun): Promise<void> {
    await this.db.updateTable('sync_runs').set(rowOf(run)).where('id', '=', run.id).execute();
    if (run.state === 'done') {
      await this.db
        .insertInto('current_picture')
        .values({ id: current, sync_id: run.id })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ sync_id: run.id }))
        .execute();
    }
    const kept = (await this.picture()) ?? '';
    await this.db.deleteFrom('devices').where('sync_id', '!=', kept).execute();
  }

  async history(limit: number): Promise<readonly SyncRun[]> {
    const rows = await this.db
      .selectFrom('sync_runs')
      .selectAll()
      .orderBy('started_at', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      startedAt: new Date(Number(row.started_at)),
      endedAt: row.ended_at === null ? undefined : new Date(Number(row.ended_at)),
      state: row.state as SyncRun['state'],
      counts: row.counts === null ? undefined : JSON.parse(row.counts),
      fault: row.fault ?? undefined,
    }));
  }

  async states(): Promise<readonly { readonly state: string; readonly devices: number }[]> {
    const rows = await this.db
      .selectFrom('devices')
      .select(['state', (eb) => eb.fn.countAll().as('n')])
      .where('sync_id', '=', (await this.picture()) ?? '')
      .groupBy('state')
      .orderBy('n', 'desc')
      .execute();
    return rows.map(({ state, n }) => ({ state, devices: Number(n) }));
  }

  private async picture(): Promise<string | undefined> {
    const row = await this.db
      .selectFrom('current_picture')
      .select('sync_id')
      .where('id', '=', current)
      .executeTakeFirst();
    return row?.sync_id;
  }
}
