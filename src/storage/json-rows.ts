import { type RawBuilder, sql } from 'kysely';
import { assertStorable } from './storable.js';

/**
 * Many rows of texts as one parameter: a table with one column, `value`, in which each row is a JSON array. As
 * parameters of their own they would be thousands, and reading the statement would take longer than storing.
 * @throws StoreFailure when a text cannot be stored unchanged
 */
export type JsonRows = (rows: readonly (readonly string[])[]) => RawBuilder<unknown>;

export const sqliteRows: JsonRows = (rows) => sql`json_each(${jsonOf(rows)})`;

export const postgresRows: JsonRows = (rows) => sql`json_array_elements(${jsonOf(rows)}::json)`;

/** JSON escapes what must not be stored, so nobody would notice it later. */
function jsonOf(rows: readonly (readonly string[])[]): string {
  assertStorable(rows.flat());
  return JSON.stringify(rows);
}
