/** Says that it is ready, opens the PostgreSQL store of a URL when it is told to, and closes it. */
import { once } from 'node:events';
import { openPostgresStore } from '../../src/storage/postgres-store.js';

console.log('ready');
await once(process.stdin, 'data');
const store = await openPostgresStore({ url: process.argv[2] ?? '', onError: () => {} });
await store.ping();
await store.close();
