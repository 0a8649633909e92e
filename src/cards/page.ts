/** One page of a long list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Counted from 1. */
  readonly number: number;
  readonly pages: number;
}

/** The page of a list that was asked for; a number that is no page of it gives the nearest. */
export function pageOf<T>(all: readonly T[], asked: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const number = Math.min(Math.max(Number.isInteger(asked) ? asked : 1, 1), pages);
  return { items: all.slice((number - 1) * size, number * size), number, pages };
}
