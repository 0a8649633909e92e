import { failed, well } from '../found.js';
import type { Look } from '../look.js';
import { tryReach } from '../mends/machine.js';
import type { DoctorNeeds } from '../needs.js';

/** Whether messages can be told from forged ones. */
export const signingKeysLook = ({
  probes,
  place,
}: Pick<DoctorNeeds, 'probes' | 'place'>): Look => ({
  id: 'signingKeys',
  settings: ['BOT_OPENID_METADATA_URL', 'SANDBOX_URL'],
  look: async () => {
    const areReadable = await probes.areKeysReadable().catch(() => false);
    const url = place.addresses.botOpenIdMetadata;
    return areReadable ? well('keysWell') : failed('keysUnreadable', { url }, tryReach(url));
  },
});
