/** The whole bot, which tells over its channel how much of everything it holds. */
import { existsSync, readdirSync } from 'node:fs';
import '../../../src/main.js';

/** How much a process holds after its garbage was collected. */
export interface Held {
  /** Bytes of JavaScript, and of what it holds outside of its heap. */
  readonly heap: number;
  /** Bytes of all, as the system counts them. */
  readonly resident: number;
  /** What keeps the process alive, by its kind. */
  readonly resources: { readonly [kind: string]: number };
  /** Open files and sockets; 0 where the system does not tell. */
  readonly files: number;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function collect(): Promise<void> {
  if (!globalThis.gc) throw new Error('started without --expose-gc');
  // What a finalizer lets go of is collected in the round after it.
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc();
    await turn();
  }
}

async function held(): Promise<Held> {
  await collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  const resources: { [kind: string]: number } = {};
  for (const kind of process.getActiveResourcesInfo()) {
    resources[kind] = (resources[kind] ?? 0) + 1;
  }
  return { heap: heapUsed + external, resident: rss, resources, files: files() };
}

const files = (): number => (existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0);

process.on('message', (asked) => {
  const told = asked === 'files' ? Promise.resolve(files()) : held();
  told.then(
    (answer) => process.send?.(answer),
    (error: unknown) => {
      throw error;
    },
  );
});
