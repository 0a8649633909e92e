import { settings } from './settings.js';

const known = Object.keys(settings);

/** Beginnings that only our settings have; other names in the environment are other programs'. */
const ours =
  /^(TENANT|MICROSOFT_APP|EXCHANGE|ROLE|DATA_DIR|DATABASE|GRAPH|BACKEND|SANDBOX_URL|POLICY|SYNC|CHECKS|DIGEST|QUIET|MAINTEN|ESCALAT|REMINDER|METRICS|PUBLIC_URL|AUDIT_|KEEP_|APPROVALS|TIME_?ZONE|LANGUAG|LOG_LEV|SERVICE_URL|TRUSTED_PROX|AUTHORITY|BOT_OPENID)/;

/** How many letters have to be changed, added or taken away to make one word of another. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, target] of [...other].entries()) {
      const changed = (row[j] ?? 0) + (letter === target ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** A line for each name in the environment that looks like a setting of ours and is none. */
export function misspelt(environment: {
  readonly [name: string]: string | undefined;
}): readonly string[] {
  return Object.keys(environment)
    .filter((name) => ours.test(name) && !known.includes(name) && !name.startsWith('SANDBOX_'))
    .map((name) => {
      const near = known.toSorted((a, b) => distance(name, a) - distance(name, b))[0] ?? '';
      const hint = distance(name, near) <= 4 ? ` Did you mean ${near}?` : '';
      return `${name} is no setting of this bot.${hint}`;
    });
}
