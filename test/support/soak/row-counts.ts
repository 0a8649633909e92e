import Database from 'libsql';
import pg from 'pg';

/** How many rows each table has. */
export type RowCounts = { readonly [table: string]: number };

/** A bot's database, seen from outside of the bot. */
export interface Rows {
  count(): Promise<RowCounts>;
  readonly ask: Ask;
  run(statement: string): Promise<void>;
  close(): Promise<void>;
}

type Ask = (statement: string) => Promise<readonly { readonly [column: string]: unknown }[]>;

/** @param tables SQL that names them */
const counting = (ask: Ask, tables: string) => async (): Promise<RowCounts> => {
  const counts: { [table: string]: number } = {};
  for (const { name } of await ask(tables)) {
    const [row] = await ask(`select count(*) as n from "${name}"`);
    counts[String(name)] = Number(row?.['n']);
  }
  return counts;
};

export function sqliteRows(file: string): Rows {
  const db = new Database(file, { timeout: 10_000 });
  const ask: Ask = async (statement) =>
    db.prepare(statement).all() as readonly { readonly [column: string]: unknown }[];
  return {
    ask,
    count: counting(ask, "select name from sqlite_master where type = 'table'"),
    run: async (statement) => {
      db.exec(statement);
    },
    close: async () => {
      db.close();
    },
  };
}

export async function postgresRows(url: string): Promise<Rows> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ask: Ask = async (statement) => (await client.query(statement)).rows;
  return {
    ask,
    count: counting(
      ask,
      "select table_name as name from information_schema.tables where table_schema = 'public'",
    ),
    run: async (statement) => {
      await client.query(statement);
    },
    close: () => client.end(),
  };
}
