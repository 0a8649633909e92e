const units = [
  { unit: 'days', length: 24 * 60 * 60 * 1000 },
  { unit: 'hours', length: 60 * 60 * 1000 },
  { unit: 'minutes', length: 60 * 1000 },
  { unit: 'seconds', length: 1000 },
] as const;

type Unit = (typeof units)[number]['unit'];

/** A span of milliseconds in the largest unit that it fills, rounded down; never less than one second. */
export function spanWords(milliseconds: number): { readonly unit: Unit; readonly n: number } {
  const found = units.find(({ length }) => milliseconds >= length);
  if (!found) return { unit: 'seconds', n: 1 };
  return { unit: found.unit, n: Math.floor(milliseconds / found.length) };
}
