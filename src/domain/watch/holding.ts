import type { Severity } from './incident.js';

/** A time of day, in minutes since midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
  /** An IANA time zone. */
  readonly timeZone: string;
}

/** When people are spared: each night, and while somebody works on the tenant. */
export interface Holding {
  readonly quietHours: QuietHours | undefined;
  readonly maintenance: readonly { readonly from: Date; readonly to: Date }[];
}

const minuteMs = 60_000;
const dayMinutes = 24 * 60;

/** Minutes since midnight, as a clock on the wall of that time zone shows. */
function wallMinutes(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const numberOf = (type: string): number =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  return numberOf('hour') * 60 + numberOf('minute');
}

const isQuiet = (at: Date, { from, to, timeZone }: QuietHours): boolean => {
  const length = (to - from + dayMinutes) % dayMinutes;
  return (wallMinutes(at, timeZone) - from + dayMinutes) % dayMinutes < length;
};

/** The end of the quiet hours by the clock on the wall, also in a night in which that clock is changed. */
function quietUntil(at: Date, quietHours: QuietHours): Date {
  const { to, timeZone } = quietHours;
  const left = (to - wallMinutes(at, timeZone) + dayMinutes) % dayMinutes;
  const wholeMinute = Math.floor(at.getTime() / minuteMs) * minuteMs;
  const guess = new Date(wholeMinute + left * minuteMs);
  // So many minutes late, where an hour was skipped in between.
  const late = (wallMinutes(guess, timeZone) - to + dayMinutes) % dayMinutes;
  const corrected = new Date(guess.getTime() - late * minuteMs);
  return late < dayMinutes / 2 && corrected > at && !isQuiet(corrected, quietHours)
    ? corrected
    : guess;
}

/**
 * When people are told what happens at a moment: at once, after the quiet hours (but what is critical), or
 * after the maintenance (whatever it is). What ends within another one waits for that one too.
 */
export function tellAt(at: Date, severity: Severity, holding: Holding): Date {
  const { quietHours, maintenance } = holding;
  const window = maintenance.find(({ from, to }) => at >= from && at < to);
  if (window) return tellAt(window.to, severity, holding);
  if (severity === 'critical' || !quietHours || !isQuiet(at, quietHours)) return at;
  return tellAt(quietUntil(at, quietHours), severity, holding);
}
