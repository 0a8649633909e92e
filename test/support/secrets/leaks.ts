import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { canaries } from './canaries.js';

/** Where something stands that may stand nowhere; what it is, never its value. */
export type Leak = string;

const leak = (name: string, place: string): Leak => `${name}: ${place}`;

/** Any of them: what is large is gone through once, and again only where there is something to name. */
const any = (): string =>
  canaries()
    .map(({ pattern }) => `(${pattern})`)
    .join('|');

/** What leaked into a text. */
export function leaksIn(place: string, text: string): readonly Leak[] {
  if (!new RegExp(any()).test(text)) return [];
  return canaries()
    .filter(({ pattern }) => new RegExp(pattern).test(text))
    .map(({ name }) => leak(name, place));
}

/** The files of a Store on SQLite, with what it has not yet put in order, and of the audit's checkpoints. */
const kept = /\.sqlite(-wal)?$|^checkpoints\.jsonl$/;

/** What leaked into the files of a bot anywhere below a folder. */
export function leaksBelow(folder: string): readonly Leak[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((entry) => entry.isFile() && kept.test(entry.name))
    .flatMap(({ parentPath, name }) =>
      leaksIn(`file ${name}`, readFileSync(join(parentPath, name), 'latin1')),
    );
}

/** Whether a row of a table matches, for every table in one question. */
const lookEverywhere = `
  select table_schema || '.' || table_name as place,
    query_to_xml(
      format('select 1 as found from %I.%I as r where r::text ~ %L limit 1', table_schema, table_name, $1::text),
      false, true, '') is document as found
  from information_schema.tables
  where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`;

/** What leaked into any table of a database, pg-boss' among them. */
export async function leaksInDatabase(client: Client): Promise<readonly Leak[]> {
  const tablesWith = async (pattern: string): Promise<readonly string[]> => {
    const { rows } = await client.query<Looked>(lookEverywhere, [pattern]);
    return rows.filter(({ found }) => found).map(({ place }) => place);
  };
  if ((await tablesWith(any())).length === 0) return [];
  const leaks: Leak[] = [];
  for (const { name, pattern } of canaries()) {
    leaks.push(...(await tablesWith(pattern)).map((place) => leak(name, `table ${place}`)));
  }
  return leaks;
}

interface Looked {
  readonly place: string;
  readonly found: boolean;
}

/** @throws Error that names each leak, so that the run fails where it was seen */
export function assertNoLeaks(leaks: readonly Leak[]): void {
  if (leaks.length === 0) return;
  throw new Error(`What is secret leaked:\n${[...new Set(leaks)].join('\n')}`);
}
