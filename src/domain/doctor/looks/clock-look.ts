import { failed, well } from '../found.js';
import type { Look } from '../look.js';
import { setClock } from '../mends/machine.js';
import type { DoctorNeeds } from '../needs.js';

const minuteMs = 60_000;
/** What Entra and Bot Framework tolerate. */
const mostSkewMs = 5 * minuteMs;

/** This machine's clock against Entra's. */
export const clockLook = ({
  probes,
  clock,
  place,
}: Pick<DoctorNeeds, 'probes' | 'clock' | 'place'>): Look => ({
  id: 'clock',
  settings: ['AUTHORITY_URL', 'SANDBOX_URL'],
  look: async () => {
    const skew = clock().getTime() - (await probes.authorityTime()).getTime();
    const minutes = Math.round(Math.abs(skew) / minuteMs);
    return Math.abs(skew) > mostSkewMs
      ? failed('clockOff', { minutes }, setClock(place.platform))
      : well('clockWell');
  },
});
