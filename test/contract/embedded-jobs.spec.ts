import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedJobs } from '../../src/jobs/embedded-jobs.js';
import { jobsContract } from './jobs-contract.js';

jobsContract('embedded', async (onError) => new EmbeddedJobs(onError));

describe('the embedded jobs', () => {
  it('work at the moments of a cron expression', async () => {
    const jobs = new EmbeddedJobs((error) => assert.fail(String(error)));
    let runs = 0;
    jobs.work('rounds', 60_000, async () => {
      runs += 1;
    });
    // With six fields the first is the second.
    jobs.schedule('rounds', '* * * * * *', 'Asia/Taipei');
    await jobs.start();
    const end = Date.now() + 4000;
    while (runs === 0 && Date.now() < end) await sleep(20);
    await jobs.stop(1000);
    assert.ok(runs > 0);
  });
});
