import type { SandboxPeople } from '../../person.js';
import type { TenantState } from '../state.js';

/** Parameters as they arrived: JSON. */
export type Input = { readonly [name: string]: unknown };

/** A row as the service sends it; keys with `@` and unknown properties are the service's own noise. */
export type OutputRow = { readonly [name: string]: unknown };

export interface Context {
  readonly state: TenantState;
  readonly people: SandboxPeople;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly newGuid: () => string;
}

/** Rows of which only the asked page is made: a tenant may have 100,000 devices. */
export interface Output {
  readonly total: number;
  readonly row: (index: number) => OutputRow;
  readonly warnings?: readonly string[];
}

export type Handler = (input: Input, context: Context) => Output;

export const nothing: Output = { total: 0, row: () => ({}) };

export const outputOf = <T>(
  items: readonly T[],
  toRow: (item: T) => OutputRow,
  warnings: readonly string[] = [],
): Output => ({
  total: items.length,
  row: (index) => {
    const item = items[index];
    return item === undefined ? {} : toRow(item);
  },
  warnings,
});
