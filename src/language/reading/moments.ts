import * as english from 'chrono-node/en';
import * as chinese from 'chrono-node/zh/hant';

/** Where and when something is said. */
export interface Here {
  readonly at: Date;
  /** An IANA time zone. */
  readonly timeZone: string;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** How far the clocks of a zone are ahead of UTC at a moment, in minutes. */
function offsetOf(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(at);
  const [year, month, day, hour, minute, second] = [
    ...(['year', 'month', 'day', 'hour', 'minute', 'second'] as const),
  ].map((type) => Number(parts.find((part) => part.type === type)?.value ?? 0));
  const wall = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  return Math.round((wall - at.getTime()) / minuteMs);
}

interface Wall {
  /** In how many days it comes again, where only a day of the week or an hour was said. */
  readonly repeats: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** The moment at which the clocks of a zone show a time, also around a change of theirs. */
function instantOf(
  { year, month, day, hour, minute }: Omit<Wall, 'repeats'>,
  timeZone: string,
): Date {
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  const first = wall - offsetOf(new Date(wall), timeZone) * minuteMs;
  return new Date(wall - offsetOf(new Date(first), timeZone) * minuteMs);
}

const lead = /^(?:until|till|til|up to|through|by|at|on|since|from|直到|到|至|從|自)\s*/i;
const trail = /\s*(?:o'?clock|為止|之前|以前|前|起|以來|開始)$/i;
const partOfDay = /morning|noon|afternoon|evening|night|早|上午|中午|下午|晚|凌晨/i;
const endOfDay = /^(?:the )?end of (?:the )?day$|^eod$|^今天結束$/i;

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\s+';
const hourAlone = new RegExp(`(?<=^|[a-z\\d]\\s+)(?<!${month})(?:[01]?\\d|2[0-4])$`, 'i');

/** "Tomorrow 9" as "tomorrow 9:00": an hour alone is a number to the library. */
const withMinutes = (text: string): string => text.replace(hourAlone, '$&:00');

/** The one time that a text says and nothing else; undefined for any other text. */
function wallIn(text: string, { at, timeZone }: Here, isAhead: boolean): Wall | undefined {
  const plain = text.trim().replace(lead, '').replace(trail, '');
  // A number alone is no time, but "until 9" is one.
  if (plain === '' || /^-/.test(plain) || /^\d+$/.test(text.trim())) return undefined;
  const said = withMinutes(plain);
  if (endOfDay.test(said)) return wallIn('tomorrow', { at, timeZone }, isAhead);
  const library = /\p{Script=Han}/u.test(said) ? chinese : english.casual;
  const reference = { instant: at, timezone: offsetOf(at, timeZone) };
  const [found, another] = library.parse(said, reference, { forwardDate: isAhead });
  if (!found || another || found.index > 0 || found.text.length < said.length) return undefined;
  const { start } = found;
  const isHour = start.isCertain('hour') || partOfDay.test(said);
  const part = (name: 'year' | 'month' | 'day' | 'hour' | 'minute'): number => start.get(name) ?? 0;
  const isDay = start.isCertain('day') || start.isCertain('weekday');
  return {
    repeats: start.isCertain('weekday') && !start.isCertain('day') ? 7 : isDay ? 0 : 1,
    ...{ year: part('year'), month: part('month'), day: part('day') },
    ...(isHour ? { hour: part('hour'), minute: part('minute') } : { hour: 0, minute: 0 }),
  };
}

/**
 * A moment to come: `tomorrow 9`, `until monday`, 到明天早上九點. A day alone is its beginning.
 * @returns undefined for anything else, and for what is over
 */
export function readMoment(text: string, here: Here): Date | undefined {
  const wall = wallIn(text, here, true);
  const moment = wall && instantOf(wall, here.timeZone);
  return moment && moment > here.at ? moment : undefined;
}

/** A moment that is over: `since monday`, `yesterday`, 昨天. A day alone is its beginning. */
export function readPast(text: string, here: Here): Date | undefined {
  const wall = wallIn(text, here, false);
  if (!wall) return undefined;
  const moment = instantOf(wall, here.timeZone);
  // The coming Monday is meant as the last one.
  const earlier = new Date(moment.getTime() - wall.repeats * dayMs);
  return [moment, earlier].find((each) => each <= here.at);
}
