import { type JsonRows, postgresRows, sqliteRows } from './json-rows.js';
import { type Lightly, postgresLightly, sqliteLightly } from './light-commit.js';
import {
  postgresSerialize,
  postgresTurn,
  type Serialize,
  sqliteSerialize,
  sqliteTurn,
  type TakeTurn,
} from './take-turn.js';

/** What the two databases do in ways of their own. */
export interface Ways {
  readonly takeTurn: TakeTurn;
  readonly serialize: Serialize;
  readonly lightly: Lightly;
  readonly jsonRows: JsonRows;
}

export const waysOf: { readonly [kind in 'sqlite' | 'postgres']: Ways } = {
  sqlite: {
    takeTurn: sqliteTurn,
    serialize: sqliteSerialize,
    lightly: sqliteLightly,
    jsonRows: sqliteRows,
  },
  postgres: {
    takeTurn: postgresTurn,
    serialize: postgresSerialize,
    lightly: postgresLightly,
    jsonRows: postgresRows,
  },
};
