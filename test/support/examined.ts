/** One line of the doctor: how it came out, and what it says. */
export interface Examined {
  readonly symbol: string;
  readonly text: string;
}

const begins = /^([✔✖⚠–?]) (.+)$/u;

/**
 * The lines of the doctor by what was looked at: of its card, where the text stands below the title, and of
 * the command line, where it stands behind it.
 */
export function examinedIn(shown: string): ReadonlyMap<string, Examined> {
  const found = new Map<string, Examined>();
  let title = '';
  for (const line of shown.split('\n')) {
    const [, symbol, rest = ''] = begins.exec(line) ?? [];
    const known = found.get(title);
    if (symbol !== undefined) {
      const [name = '', text = ''] = rest.split(/: (.*)/s);
      title = name;
      found.set(title, { symbol, text });
    } else if (known) found.set(title, { ...known, text: `${known.text}\n${line.trim()}`.trim() });
  }
  return found;
}

/** What was found wrong, or in need of a look, or could not be looked at. */
export const illIn = (found: ReadonlyMap<string, Examined>): readonly string[] =>
  [...found].flatMap(([title, { symbol }]) => (/[✖⚠?]/.test(symbol) ? [`${symbol} ${title}`] : []));
