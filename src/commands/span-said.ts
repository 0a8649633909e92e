const minuteMs = 60_000;

/** What units of time are called, the longest first, so that `min` is not read as `m`. */
const units: readonly (readonly [names: string, ms: number])[] = [
  ['minutes?|mins?|m|分鐘', minuteMs],
  ['hours?|hrs?|h|個?小時', 60 * minuteMs],
  ['days?|d|天', 24 * 60 * minuteMs],
];

/** A span as people write it, in any case: `15m`, `2 hours`, `3 天`; two groups, for `spanOf`. */
export const spanSaid = `(\\d{1,4})\\s*(${units.map(([names]) => names).join('|')})`;

/** @returns milliseconds; NaN where what was said is no span */
export function spanOf(count: string | undefined, unit: string | undefined): number {
  const meant = units.find(([names]) => new RegExp(`^(?:${names})$`, 'i').test(unit ?? ''));
  return Number(count) * (meant?.[1] ?? Number.NaN);
}
