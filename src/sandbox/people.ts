import { readFileSync } from 'node:fs';
import type { SandboxPeople } from './person.js';

/** Who and what there is in the simulated tenant. */
export const sandboxPeople: SandboxPeople = JSON.parse(
  readFileSync(new URL('./people.json', import.meta.url), 'utf8'),
);
