import { PersonFailure } from '../failure.js';

/** RFC 5321: 64 for the part before the @, 255 after it. */
const longest = 320;

const shape = /^[^\s@"'`()<>[\]\\,;:*?%]+@[^\s@"'`()<>[\]\\,;:*?%]+\.[^\s@"'`()<>[\]\\,;:*?%.]+$/u;

const shown = (address: string): string =>
  address.length > 80 ? `${address.slice(0, 80)}…` : address;

/**
 * An account's address as it may be sent to a service.
 * @throws PersonFailure `accountMalformed` for anything that is no single address
 */
export function accountAddress(typed: string): string {
  const address = typed.trim();
  const isPlain = address.isWellFormed() && !/[\p{Cc}\p{Cf}]/u.test(address);
  if (!isPlain || address.length > longest || !shape.test(address)) {
    throw new PersonFailure('accountMalformed', { account: shown(address) });
  }
  return address;
}
