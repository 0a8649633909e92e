import { Cron } from 'croner';

/** When something was due for the last time: the answer for any moment. */
export type LastDue = (at: Date) => Date;

/**
 * A cron expression in a time zone, each moment later by a jitter, so that not every tenant's bot asks
 * Microsoft in the same second.
 * @param jitterMs milliseconds, the same for all processes of a bot
 * @throws Error when the expression cannot be read, or never comes
 */
export function lastDueOf(expression: string, timeZone: string, jitterMs: number): LastDue {
  const cron = new Cron(expression, { timezone: timeZone, paused: true });
  if (!cron.nextRun()) throw new Error(`"${expression}" never comes.`);
  return (at) => {
    const reference = new Date(at.getTime() - jitterMs + 1);
    const [previous] = cron.previousRuns(1, reference);
    // A schedule that has not come yet was never due.
    return previous ? new Date(previous.getTime() + jitterMs) : new Date(0);
  };
}
