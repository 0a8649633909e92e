import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Jobs } from '../../src/domain/ports/jobs.js';
import { Latch } from '../support/latch.js';

/** How an engine is made; its errors go to the function. */
export type OpenJobs = (onError: (error: unknown) => void) => Promise<Jobs>;

const never = 60 * 60 * 1000;

async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!isSo() && Date.now() < end) await sleep(10);
  assert.ok(isSo());
}

/** What every engine of jobs has to do. */
export function jobsContract(name: string, open: OpenJobs): void {
  describe(`Jobs: ${name}`, function () {
    this.timeout(30_000);
    let jobs: Jobs;
    let errors: unknown[] = [];
    beforeEach(async () => {
      errors = [];
      jobs = await open((error) => errors.push(error));
    });
    afterEach(() => jobs.stop(2000));

    it('work when they are woken, and not before', async () => {
      let runs = 0;
      jobs.work('changes', never, async () => {
        runs += 1;
      });
      await jobs.start();
      await sleep(50);
      assert.equal(runs, 0);
      jobs.wake('changes');
      await until(() => runs > 0);
      assert.deepEqual(errors, []);
    });

    it('run one at a time, and once more when they are woken in the middle', async () => {
      const [begun, goOn] = [new Latch(), new Latch()];
      let [runs, atOnce, most] = [0, 0, 0];
      jobs.work('changes', never, async () => {
        runs += 1;
        atOnce += 1;
        most = Math.max(most, atOnce);
        begun.open();
        if (runs === 1) await goOn.opened;
        atOnce -= 1;
      });
      await jobs.start();
      jobs.wake('changes');
      await begun.opened;
      for (let n = 0; n < 20; n += 1) jobs.wake('changes');
      assert.equal(runs, 1);
      goOn.open();
      await until(() => runs >= 2);
      await sleep(100);
      assert.equal(most, 1);
      assert.ok(runs < 20, String(runs));
    });

    it('look by themselves', async () => {
      let runs = 0;
      jobs.work('notices', 20, async () => {
        runs += 1;
      });
      await jobs.start();
      await until(() => runs > 1);
    });

    it('tell of what fails, and go on', async () => {
      let runs = 0;
      jobs.work('notices', 20, async () => {
        runs += 1;
        if (runs === 1) throw new Error('planted');
      });
      await jobs.start();
      await until(() => runs > 2);
      assert.deepEqual(errors.map(String), ['Error: planted']);
    });

    it('end what is under way before they stop, and do nothing afterwards', async () => {
      const [begun, goOn] = [new Latch(), new Latch()];
      let [runs, ended] = [0, false];
      jobs.work('changes', never, async () => {
        runs += 1;
        begun.open();
        await goOn.opened;
        ended = true;
      });
      await jobs.start();
      jobs.wake('changes');
      await begun.opened;
      const stopping = jobs.stop(5000);
      goOn.open();
      await stopping;
      assert.equal(ended, true);
      jobs.wake('changes');
      await sleep(50);
      assert.equal(runs, 1);
    });
  });
}
