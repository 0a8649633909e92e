import { type JsonRows, postgresRows, sqliteRows } from './json-rows.js';
import { type Lightly, postgresLightly, sqliteLightly } from './light-commit.js';
import { postgresTurn, sqliteTurn, type TakeTurn } from './take-turn.js';

/** What the two databases do in ways of their own. */
export interface Ways {
  readonly takeTurn: TakeTurn;
  readonly lightly: Lightly;
  readonly jsonRows: JsonRows;
}

export const waysOf: { readonly [kind in 'sqlite' | 'postgres']: Ways } = {
  sqlite: { takeTurn: sqliteTurn, lightly: sqliteLightly, jsonRows: sqliteRows },
  postgres: { takeTurn: postgresTurn, lightly: postgresLightly, jsonRows: postgresRows },
};
