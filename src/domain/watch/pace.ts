/** So many sends within so many milliseconds. */
export interface Limit {
  readonly sends: number;
  readonly withinMs: number;
}

/**
 * What Teams allows a bot in one conversation, and in all of a tenant. Source:
 * learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export const conversationLimits: readonly Limit[] = [
  { sends: 7, withinMs: 1000 },
  { sends: 8, withinMs: 2000 },
  { sends: 60, withinMs: 30_000 },
  { sends: 1800, withinMs: 3_600_000 },
];

export const tenantLimits: readonly Limit[] = [{ sends: 30, withinMs: 1000 }];

/** The moments of the newest sends, in milliseconds since 1970, the oldest first. */
export type Sends = readonly number[];

/** Clocks of processes differ by less than this: a later send was noted before a clock was put back. */
const skewMs = 10_000;

const believable = (sends: Sends, now: number): Sends => sends.filter((at) => at <= now + skewMs);

/**
 * The moment as the newest send has it: who waited for a turn, or whose clock is a little behind, does not
 * send in the past, where the limits would forget it too early.
 */
export const momentAfter = (sends: Sends, now: number): number =>
  Math.max(now, ...believable(sends, now).slice(-1));

/** How long one more has to wait after these. */
export function waitOf(sends: Sends, limits: readonly Limit[], now: number): number {
  const known = believable(sends, now);
  const waits = limits.map(({ sends: most, withinMs }) => {
    const first = known.at(-most);
    return first === undefined ? 0 : first + withinMs - now;
  });
  return Math.max(0, ...waits);
}

/** The sends that any limit may still ask about, with one more. */
export function withSend(sends: Sends, limits: readonly Limit[], now: number): Sends {
  const longest = Math.max(...limits.map(({ withinMs }) => withinMs));
  const most = Math.max(...limits.map(({ sends: each }) => each));
  return [...believable(sends, now), now]
    .filter((at) => at > now - longest)
    .toSorted((a, b) => a - b)
    .slice(-most);
}
