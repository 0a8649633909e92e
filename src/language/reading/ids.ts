import type { Token } from './tokens.js';

/** What an id in a text may be of. */
export type IdKind = 'change' | 'incident' | 'device';

/** Changes and incidents have six of these; words of six letters are no ids unless they are in capitals. */
const withDigit = /^(?=.*[2-9])[2-9a-hjkmnp-z]{6}$/i;
const inCapitals = /^[A-HJKMNP-Z]{6}$/;

/** Ids of devices: `ApplDLXGK0YZJHBF`, 32 hexadecimal digits and the like, or Exchange's own Guid. */
const device = /^(?=.*\d)(?:[0-9a-z]{12,64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** What somebody may mean by a word that looks like an id; none for any other word. */
export function idKinds(raw: string): readonly IdKind[] {
  if (withDigit.test(raw) || inCapitals.test(raw)) return ['change', 'incident'];
  return device.test(raw) ? ['device'] : [];
}

/** Whether more than a particle follows an id: a reason, or a time. */
export function hasReason(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(({ raw }) => idKinds(raw).length > 0);
  return at >= 0 && tokens.length - at > 2;
}
