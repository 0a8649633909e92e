import { warned, well } from '../found.js';
import type { Look } from '../look.js';
import { startBot } from '../mends/machine.js';
import type { DoctorNeeds } from '../needs.js';

/** Beats come each half minute. */
const aliveMs = 5 * 60_000;

/** Whether each process that did not end by itself is alive. */
export const processesLook = ({ store, clock }: DoctorNeeds): Look => ({
  id: 'processes',
  settings: ['DATABASE_URL', 'DATA_DIR'],
  look: async () => {
    const beats = await store.beats.all();
    const silent = beats.filter(({ at }) => clock().getTime() - at.getTime() > aliveMs).length;
    return silent > 0
      ? warned('processesSilent', { count: silent }, startBot)
      : well('processesWell', { count: beats.length });
  },
});
