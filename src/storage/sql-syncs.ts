import { type Kysely, sql } from 'kysely';
import type {
  DeviceLook,
  DevicePicture,
  ManagedPicture,
  PictureSummary,
  SyncKind,
  SyncRun,
  SyncStore,
} from '../domain/ports/sync-store.js';
import { fromStored, toStored } from './key.js';
import type { Schema } from './schema.js';
import { SqlArrivals } from './sql-arrivals.js';
import { SqlPictures } from './sql-pictures.js';
import { rowOfRun, runOfRow } from './sync-row.js';
import type { Ways } from './ways.js';

const running = 'running';

export class SqlSyncs implements SyncStore {
  private readonly arrivals: SqlArrivals;
  private readonly pictures: SqlPictures;

  constructor(
    private readonly db: Kysely<Schema>,
    private readonly ways: Pick<Ways, 'lightly' | 'jsonRows'>,
  ) {
    this.arrivals = new SqlArrivals(db, ways);
    this.pictures = new SqlPictures(db);
  }

  async begin(run: SyncRun, staleBefore: Date): Promise<boolean> {
    await this.abandoned().where('started_at', '<', staleBefore.getTime()).execute();
    const { numInsertedOrUpdatedRows } = await this.db
      .insertInto('sync_runs')
      .values({ id: run.id, ...rowOfRun(run) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  addDevices(syncId: string, devices: readonly DevicePicture[]): Promise<void> {
    return this.arrivals.add(syncId, devices);
  }

  addManaged(syncId: string, devices: readonly ManagedPicture[]): Promise<void> {
    return this.arrivals.addManaged(syncId, devices);
  }

  async progress(syncId: string, read: number): Promise<string | undefined> {
    const row = await this.ways.lightly(this.db, (db) =>
      db
        .updateTable('sync_runs')
        .set({ read })
        .where('id', '=', syncId)
        .returning('cancelled_by')
        .executeTakeFirst(),
    );
    const by = row?.cancelled_by;
    return by === null || by === undefined ? undefined : fromStored(by);
  }

  async cancel(by: string): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('sync_runs')
      .set({ cancelled_by: toStored(by) })
      .where('running', '=', running)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async settle(syncId: string, kind: SyncKind) {
    const before = (await this.pictures.current()) ?? '';
    await this.arrivals.arrange(syncId, before);
    return this.pictures.compare(syncId, before, kind);
  }

  toLookAt(syncId: string, limit: number): Promise<readonly string[]> {
    return this.pictures.toLookAt(syncId, limit);
  }

  looked(syncId: string, look: DeviceLook): Promise<void> {
    return this.pictures.looked(syncId, look);
  }

  async end(run: SyncRun): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('sync_runs')
      .set(rowOfRun(run))
      .where('id', '=', run.id)
      .where('running', '=', running)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    if (run.state === 'done') await this.pictures.accept(run.id, run.kind);
    await this.pictures.dropOthers();
    await this.arrivals.forget();
    return true;
  }

  async history(limit: number): Promise<readonly SyncRun[]> {
    const rows = await this.db
      .selectFrom('sync_runs')
      .selectAll()
      // Also where the clock was put back since others began.
      .orderBy(sql`case when running is null then 1 else 0 end`)
      .orderBy('started_at', 'desc')
      .limit(limit)
      .execute();
    return rows.map(runOfRow);
  }

  async abandon(): Promise<void> {
    await this.abandoned().execute();
  }

  private abandoned() {
    return this.db
      .updateTable('sync_runs')
      .set({ running: null, state: 'failed', fault: 'timedOut' })
      .where('running', '=', running);
  }

  async lastDone(kind?: SyncKind, until?: Date): Promise<SyncRun | undefined> {
    const row = await this.db
      .selectFrom('sync_runs')
      .selectAll()
      .where('state', '=', 'done')
      .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
      .$if(until !== undefined, (query) => query.where('started_at', '<=', until?.getTime() ?? 0))
      .orderBy('started_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && runOfRow(row);
  }

  picture(staleBefore: Date): Promise<PictureSummary> {
    return this.pictures.summary(staleBefore);
  }
}
