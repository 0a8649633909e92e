/** The database did not do as it was asked: a failure of ours, never the person's or the tenant's. */
export class StoreFailure extends Error {
  override readonly name: string = 'StoreFailure';
}

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

/** What a database said as a StoreFailure, with its code (`SQLITE_FULL`, `57P01`, `ECONNREFUSED`). */
export function storeFailure(error: unknown): StoreFailure {
  if (error instanceof StoreFailure) return error;
  const code = error instanceof Error && 'code' in error && error.code ? ` (${error.code})` : '';
  return new StoreFailure(`The database did not do as it was asked${code}.`, { cause: error });
}
