import { readDuration } from '../language/reading/durations.js';
import type { Ask } from './command.js';

/** Reads how long from now a text says, in milliseconds; undefined where it says nothing of the kind. */
export type ReadAhead = (text: string) => number | undefined;

/** Reads a moment that is over; undefined where a text says none. */
export type ReadPast = (text: string) => Date | undefined;

/** Without a clock only lengths of time can be read. */
export const lengthsAlone: ReadAhead = readDuration;

/** What reads times as somebody says them: by the clock of their wall. */
export async function timesOf({
  turn: { at },
  voice: { timeZone },
}: Pick<Ask, 'turn' | 'voice'>): Promise<{
  readonly ahead: ReadAhead;
  readonly past: ReadPast;
}> {
  // Loaded by whoever needs it first: the bot starts without.
  const { readMoment, readPast } = await import('../language/reading/moments.js');
  const here = { at, timeZone };
  const until = (text: string): number | undefined => {
    const moment = readMoment(text, here);
    return moment && moment.getTime() - at.getTime();
  };
  return {
    ahead: (text) => readDuration(text) ?? until(text),
    past: (text) => readPast(text, here),
  };
}
