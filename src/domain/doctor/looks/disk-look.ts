import { failed, warned, well } from '../found.js';
import type { Look } from '../look.js';
import { makeFolder, ownFolder, showRoom } from '../mends/machine.js';
import type { DoctorNeeds } from '../needs.js';

const mebibyte = 1024 * 1024;
const leastBytes = 500 * mebibyte;

/** Whether the data folder can be written, and has room. */
export const diskLook = ({ probes, place }: DoctorNeeds): Look => ({
  id: 'disk',
  settings: ['DATA_DIR'],
  look: async () => {
    const { platform, dataDir: folder } = place;
    const state = await probes.folder();
    if ('fault' in state) {
      return state.fault === 'none'
        ? failed('diskNoFolder', { folder }, makeFolder(platform, folder))
        : failed('diskReadOnly', { folder }, ownFolder(platform, folder));
    }
    const megabytes = Math.floor(state.freeBytes / mebibyte);
    return state.freeBytes < leastBytes
      ? warned('diskLow', { megabytes, folder }, showRoom(platform, folder))
      : well('diskWell', { megabytes });
  },
});
