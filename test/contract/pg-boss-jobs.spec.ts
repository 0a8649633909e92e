import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { PgBossJobs } from '../../src/jobs/pg-boss-jobs.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { jobsContract } from './jobs-contract.js';

describe('pg-boss', function () {
  this.timeout(60_000);
  let server: PostgresServer;
  let url: string;
  const serialized = (work: () => Promise<void>) => work();
  before(async () => {
    server = await startPostgres();
    url = await server.createDatabase();
  });
  after(() => server.stop());

  jobsContract('pg-boss', async (onError) => new PgBossJobs({ url, onError, serialized }));

  const open = (): PgBossJobs =>
    new PgBossJobs({ url, serialized, onError: (error) => assert.fail(String(error)) });

  it('does in one process what another has woken', async () => {
    const [busy, idle] = [open(), open()];
    let runs = 0;
    busy.work('changes', 3_600_000, () => sleep(3000));
    idle.work('changes', 3_600_000, async () => {
      runs += 1;
    });
    await busy.start();
    await idle.start();
    // Either may take the job; within a few wakes the idle one has.
    const end = Date.now() + 20_000;
    try {
      while (runs === 0 && Date.now() < end) {
        busy.wake('changes');
        await sleep(1100);
      }
      assert.ok(runs > 0);
    } finally {
      await Promise.all([busy.stop(4000), idle.stop(1000)]);
    }
  });

  it('keeps its schedules in the database, once for all processes', async () => {
    const [one, two] = [open(), open()];
    for (const jobs of [one, two]) {
      jobs.work('rounds', 3_600_000, async () => {});
      jobs.schedule('rounds', '* * * * *', 'Asia/Taipei');
      await jobs.start();
    }
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query('select name, cron, timezone from jobs.schedule');
    await client.end();
    assert.deepEqual(rows, [{ name: 'rounds', cron: '* * * * *', timezone: 'Asia/Taipei' }]);
    await Promise.all([one.stop(1000), two.stop(1000)]);
  });
});
