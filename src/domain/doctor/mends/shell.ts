/** A word as POSIX shells and PowerShell both take it: in single quotes where it needs any. */
export const shellWord = (text: string): string =>
  /^[\w@%+=:,./\\-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/** Lines that are run one after the other. */
export const steps = (...lines: readonly string[]): string => lines.join('\n');

/** How a setting is given a value where `.env` holds the settings. */
export const setSetting = (name: string, value: string): string =>
  `echo '${name}=${value}' >> .env`;
