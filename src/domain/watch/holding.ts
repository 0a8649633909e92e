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

function quietUntil(at: Date, { from, to, timeZone }: QuietHours): Date | undefined {
  const wall = wallMinutes(at, timeZone);
  const length = (to - from + dayMinutes) % dayMinutes;
  const since = (wall - from + dayMinutes) % dayMinutes;
  return since < length ? new Date(at.getTime() + (length - since) * minuteMs) : undefined;
}

/**
 * When people are told what happens at a moment: at once, after the quiet hours (but what is critical), or
 * after the maintenance (whatever it is).
 */
export function tellAt(at: Date, severity: Severity, { quietHours, maintenance }: Holding): Date {
  const window = maintenance.find(({ from, to }) => at >= from && at < to);
  if (window) return window.to;
  if (severity === 'critical' || !quietHours) return at;
  return quietUntil(at, quietHours) ?? at;
}
