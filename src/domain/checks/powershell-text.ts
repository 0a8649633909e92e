import { PersonFailure } from '../failure.js';
import { firstHidden } from '../hidden-characters.js';

/**
 * A text as a PowerShell literal. PowerShell reads the typographic quotes as quotes too, so all of them
 * are doubled. Made for scripts that people copy; the bot itself never runs text.
 * @throws PersonFailure `accountMalformed` when it holds characters that nobody sees
 */
export function powershellLiteral(text: string): string {
  if (firstHidden(text) !== undefined) {
    throw new PersonFailure('accountMalformed', { account: text.slice(0, 80) });
  }
  return `'${text.replace(/['‘’‚‛]/g, (quote) => quote + quote)}'`;
}
