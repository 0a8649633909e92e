import type { SyncKind, SyncRun } from '../domain/ports/sync-store.js';
import { fromStored, toStored } from './key.js';
import type { Schema } from './schema.js';

const textOrNull = (text: string | undefined): string | null =>
  text === undefined ? null : toStored(text);

const textIn = (stored: string | null): string | undefined =>
  stored === null ? undefined : fromStored(stored);

/** A run as its table has it, but for its id. */
export const rowOfRun = (run: SyncRun): Omit<Schema['sync_runs'], 'id'> => ({
  running: run.state === 'running' ? 'running' : null,
  kind: run.kind,
  started_at: run.startedAt.getTime(),
  ended_at: run.endedAt?.getTime() ?? null,
  state: run.state,
  read: run.read,
  counts: run.counts ? JSON.stringify(run.counts) : null,
  fault: run.fault ?? null,
  service: run.service ?? null,
  said: textOrNull(run.said),
  asked: textOrNull(run.asked),
  cancelled_by: textOrNull(run.cancelledBy),
  unfiltered: run.isUnfiltered ? 1 : 0,
});

export const runOfRow = (row: Schema['sync_runs']): SyncRun => ({
  id: row.id,
  kind: (row.kind ?? 'full') as SyncKind,
  startedAt: new Date(Number(row.started_at)),
  endedAt: row.ended_at === null ? undefined : new Date(Number(row.ended_at)),
  state: row.state as SyncRun['state'],
  read: Number(row.read ?? 0),
  counts: row.counts === null ? undefined : JSON.parse(row.counts),
  fault: row.fault ?? undefined,
  service: row.service ?? undefined,
  said: textIn(row.said),
  asked: textIn(row.asked),
  cancelledBy: textIn(row.cancelled_by),
  isUnfiltered: Number(row.unfiltered ?? 0) === 1,
});
