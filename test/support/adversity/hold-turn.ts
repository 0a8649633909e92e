/** Begins a unit of work that all others wait for, says so, and tells how it ended. */
import { text } from 'node:stream/consumers';
import { StoreFailure } from '../../../src/domain/failure.js';
import { openPostgresStore } from '../../../src/storage/postgres-store.js';

const [url = ''] = process.argv.slice(2);
const store = await openPostgresStore({ url, onError: () => {}, silentMs: 1000 });
const event = {
  at: new Date(),
  what: 'sync.cancelled',
  person: undefined,
  changeId: undefined,
  detail: {},
} as const;
const ended = await store
  .together(async ({ audit }) => {
    await audit.append(event);
    console.log('held');
    await text(process.stdin);
    await audit.append(event);
  })
  .then(
    () => 'done',
    (error: unknown) => (error instanceof StoreFailure ? 'undone' : String(error)),
  );
console.log(ended);
await store.close();
