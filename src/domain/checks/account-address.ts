import { PersonFailure } from '../failure.js';
import { firstHidden } from '../hidden-characters.js';

/** RFC 5321: 64 for the part before the @, 255 after it. */
const longest = 320;

const shape = /^[^\s@"`()<>[\]\\,;:*?%]+@[^\s@"'`()<>[\]\\,;:*?%]+\.[^\s@"'`()<>[\]\\,;:*?%.]+$/u;

/** An address without the hyphens and apostrophes that word processors make. */
export const plainAddress = (typed: string): string =>
  typed
    .trim()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[’‘]/g, "'");

const shown = (address: string): string =>
  address.length > 80 ? `${address.slice(0, 80)}…` : address;

/**
 * An account's address as it may be sent to a service.
 * @throws PersonFailure `accountMalformed` for anything that is no single address
 */
export function accountAddress(typed: string): string {
  const address = plainAddress(typed);
  const isPlain = firstHidden(address) === undefined;
  if (!isPlain || address.length > longest || !shape.test(address)) {
    throw new PersonFailure('accountMalformed', { account: shown(address) });
  }
  return address;
}
