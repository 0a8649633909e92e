import { type Fault, faultModes } from '../fault-modes.js';

const isCount = (value: unknown, most: number): boolean =>
  value === undefined || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most);

/** What `PUT /sandbox/faults/{service}` takes; a text says what is wrong with it. */
export function readFault(body: unknown): Fault | string {
  const { mode, times, ms } = (body ?? {}) as { mode?: unknown; times?: unknown; ms?: unknown };
  const known = faultModes.find((each) => each === mode);
  if (!known) return `mode is one of ${faultModes.join(', ')}.`;
  if (!isCount(times, 1_000_000))
    return 'times is a whole number from 1, or absent: until removed.';
  if (!isCount(ms, 600_000)) return 'ms is a whole number from 1 to 600000, or absent.';
  return {
    mode: known,
    ...(times === undefined ? {} : { times: Number(times) }),
    ...(ms === undefined ? {} : { ms: Number(ms) }),
  };
}
