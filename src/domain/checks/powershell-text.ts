import { PersonFailure } from '../failure.js';

/**
 * A text as a PowerShell literal. PowerShell reads the typographic quotes as quotes too, so all of them
 * are doubled. Made for scripts that people copy; the bot itself never runs text.
 * @throws PersonFailure `accountMalformed` when it holds control characters
 */
export function powershellLiteral(text: string): string {
  if (/[\p{Cc}\p{Cf}]/u.test(text) || !text.isWellFormed()) {
    throw new PersonFailure('accountMalformed', { account: text.slice(0, 80) });
  }
  return `'${text.replace(/['‘’‚‛]/g, (quote) => quote + quote)}'`;
}
