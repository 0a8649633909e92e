import { StoreFailure } from '../domain/failure.js';

/** Another process holds the same SQLite file. */
export class StoreInUse extends StoreFailure {
  override readonly name = 'StoreInUse';

  /** @param holder the id of the process that holds the file; undefined when it did not leave one */
  constructor(file: string, holder: number | undefined) {
    super(
      `${file} is in use by ${holder === undefined ? 'another process' : `process ${holder}`}. ` +
        'Stop it, or set DATABASE_URL to let several run side by side.',
    );
  }
}

/** The database was written by a newer version of the bot. */
export class StoreTooNew extends StoreFailure {
  override readonly name = 'StoreTooNew';

  constructor(migration: string) {
    super(
      `The database has the migration ${migration}, which this version does not know. Upgrade.`,
    );
  }
}

/** The database was written by an older version of the bot, and somebody only wanted to look. */
export class StoreOlder extends StoreFailure {
  override readonly name = 'StoreOlder';

  constructor() {
    super('The database is that of an older version. Start the bot to bring it up to date.');
  }
}

/** There is no database yet, and somebody only wanted to look. */
export class StoreAbsent extends StoreFailure {
  override readonly name = 'StoreAbsent';

  constructor(place: string) {
    super(`There is no database yet. ${place}`);
  }
}

/** SQLite's codes, and PostgreSQL's classes, of which trying again makes nothing better. */
const lasting = /^(SQLITE_(CONSTRAINT|ERROR|MISMATCH|MISUSE|RANGE|TOOBIG)|0A|22|23|42)/;

/** What a database said it with, such as `SQLITE_FULL`, `57P01`, `ECONNREFUSED`. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code ?? '') : '';

/** What a database said, as a StoreFailure with its code. */
export function storeFailure(error: unknown): StoreFailure {
  if (error instanceof StoreFailure) return error;
  const code = codeOf(error);
  return new StoreFailure(`The database did not do as it was asked${code && ` (${code})`}.`, {
    cause: error,
    mayPass: !lasting.test(code) && !(error instanceof TypeError),
  });
}
