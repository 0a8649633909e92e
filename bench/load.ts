/**
 * Many devices, many people, and many changes: the figures of docs/benchmarks.md about load. Prints them.
 * With names of parts, such as `burst`, it does these alone and leaves the page as it is.
 */
import { approvals } from './load/approvals.js';
import { burst } from './load/burst.js';
import { manyTurns } from './load/many-turns.js';
import { syncUnderLoad } from './load/sync-under-load.js';
import { Figures } from './support/figures.js';

const parts = { sync: syncUnderLoad, burst, approvals, turns: manyTurns } as const;

const wanted = process.argv.slice(2);
const figures = new Figures('load');
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) await measure(figures);
}
if (wanted.length === 0) figures.write();
process.exit(0);
