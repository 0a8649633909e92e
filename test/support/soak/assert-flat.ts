import assert from 'node:assert/strict';
import type { RowCounts } from './row-counts.js';
import type { Held } from './soaked-process.js';

/** What the bot and its database held at one moment of quiet. */
export interface Reading {
  readonly held: Held;
  readonly rows: RowCounts;
  /** Turns so far. */
  readonly turns: number;
}

const mb = 1024 * 1024;

/** Code that is compiled late, and the heap's own books; more than a megabyte was not seen. */
const heapAllowance = 3 * mb;
/** The allocator keeps what it was given for a while. */
const residentAllowance = 80 * mb;
/** A timer may run at one moment of quiet and not at another, and SQLite's file may be open once more. */
const handleAllowance = 2;
const fileAllowance = 1;

/** Kept for a while, and forgotten then; or by a retention that people set. Who writes more has more. */
export const keptForAWhile: ReadonlySet<string> = new Set([
  ...['seen_activities', 'posted_cards', 'tickets'],
  ...['audit', 'changes', 'sync_runs', 'incidents'],
]);

const sum = (counts: { readonly [name: string]: number }): number =>
  Object.values(counts).reduce((one, other) => one + other, 0);

export const inWords = ({ held, rows, turns }: Reading): string =>
  JSON.stringify({
    turns,
    heapMb: (held.heap / mb).toFixed(1),
    residentMb: (held.resident / mb).toFixed(0),
    ...held.resources,
    files: held.files,
    rows,
  });

/**
 * Nothing but what is kept for a while has grown between two moments of quiet.
 * @param connections to the database that a pool may have opened meanwhile, each with a timer
 */
export function assertFlat(before: Reading, after: Reading, connections: number): void {
  const told = `\n${inWords(before)}\n${inWords(after)}`;
  const grown = (what: string, one: number, other: number, allowed: number): void =>
    assert.ok(other - one <= allowed, `${what} grew from ${one} to ${other}${told}`);
  grown('memory', before.held.heap, after.held.heap, heapAllowance);
  grown('resident memory', before.held.resident, after.held.resident, residentAllowance);
  const { resources: one } = before.held;
  const { resources: other } = after.held;
  grown('open handles', sum(one), sum(other), handleAllowance + 2 * connections);
  grown('open files', before.held.files, after.held.files, fileAllowance + connections);
  grown('processes', one['ProcessWrap'] ?? 0, other['ProcessWrap'] ?? 0, 0);
  for (const [table, rows] of Object.entries(after.rows)) {
    if (!keptForAWhile.has(table)) grown(table, before.rows[table] ?? 0, rows, 0);
  }
}
