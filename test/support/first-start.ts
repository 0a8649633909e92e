import { PgBossJobs } from '../../src/jobs/pg-boss-jobs.js';
import { openPostgresStore } from '../../src/storage/postgres-store.js';

/** The start of one of several processes on an empty database, as far as it prepares the database. */
const [url = ''] = process.argv.slice(2);
const onError = (error: unknown): void => void process.stderr.write(`${error}\n`);
const store = await openPostgresStore({ url, onError });
const jobs = new PgBossJobs({ url, onError, serialized: (work) => store.serialized(work) });
jobs.work('work', 60_000, async () => {});
jobs.schedule('work', '0 3 * * *', 'UTC');
await jobs.start();
await jobs.stop(1000);
await store.close();
process.exit(0);
