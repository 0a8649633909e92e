/**
 * How many letters have to be added, taken out, changed, or swapped with their neighbour to turn one
 * word into the other (optimal string alignment); `limit + 1` as soon as it is more than the limit.
 */
export function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    if (Math.min(...current) > limit) return limit + 1;
    [beforeLast, last] = [last, current];
  }
  return at(last, to.length);
}

const at = (row: readonly number[], column: number): number =>
  row[column] ?? Number.POSITIVE_INFINITY;

/** Whether a word is another one misspelt: one slip in four letters or more, two in eight or more. */
export function isMisspelt(typed: string, meant: string): boolean {
  const slips = meant.length >= 8 ? 2 : meant.length >= 4 ? 1 : 0;
  return typed !== meant && slips > 0 && editDistance(typed, meant, slips) <= slips;
}
