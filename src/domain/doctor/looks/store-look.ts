import type { Found } from '../diagnosis.js';
import { failed, unused, well } from '../found.js';
import type { Look } from '../look.js';
import { reachDatabase, startBot, upgrade } from '../mends/machine.js';
import type { DoctorNeeds } from '../needs.js';
import { StoreAway } from '../store-state.js';

/** Whether the database answers, and fits this version. */
export const storeLook = ({ store }: Pick<DoctorNeeds, 'store'>): Look => ({
  id: 'store',
  settings: ['DATABASE_URL', 'DATA_DIR'],
  look: async () => {
    try {
      const { kind, version, place } = await store.describe();
      return well('storeWell', { kind, version, place });
    } catch (error) {
      return away(error instanceof StoreAway ? error : new StoreAway('down', '', ''));
    }
  },
});

function away({ fault, place, code }: StoreAway): Found {
  if (fault === 'new') return unused('storeNew', { place });
  if (fault === 'older') return unused('storeOlder', { place });
  if (fault === 'tooNew') return failed('storeTooNew', { place }, upgrade);
  // A file has no server that could be asked.
  const isFile = /[.]sqlite$/.test(place) || place === '';
  const mend = isFile ? startBot : reachDatabase(place, code);
  return failed('storeDown', { place, code }, mend);
}
