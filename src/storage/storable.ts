import { StoreFailure } from '../domain/failure.js';

const isStorable = (value: unknown): boolean => {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value === 'number') return Number.isSafeInteger(value);
  // Kysely itself asks PostgreSQL's catalogue with a boolean; LibsqlDialect refuses them.
  return value === null || typeof value === 'boolean' || value instanceof Uint8Array;
};

/**
 * Lets through only values that both databases keep unchanged. Otherwise SQLite cuts a text at a NUL and
 * takes NaN for null, PostgreSQL replaces half of a surrogate pair, and they differ on fractions.
 * @throws StoreFailure
 */
export function assertStorable(values: readonly unknown[]): void {
  for (const value of values) {
    if (!isStorable(value)) throw new StoreFailure(`A ${typeof value} cannot be stored unchanged.`);
  }
}
