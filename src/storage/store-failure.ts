/** The database did not do as it was asked: a failure of ours, never the person's or the tenant's. */
export class StoreFailure extends Error {
  override readonly name: string = 'StoreFailure';
}

/** Another process holds the same SQLite file. */
export class StoreInUse extends StoreFailure {
  override readonly name = 'StoreInUse';

  constructor(file: string) {
    super(
      `${file} is in use by another process. Stop it, or set DATABASE_URL to let several run side by side.`,
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
