import { failed, well } from '../found.js';
import type { Look } from '../look.js';
import { steps } from '../mends/shell.js';
import { installApp, setEndpoint } from '../mends/teams.js';
import type { DoctorNeeds } from '../needs.js';

/** Whether Teams has ever spoken to the bot: then it is installed somewhere, and the endpoint was right. */
export const installationLook = ({ store, place }: DoctorNeeds): Look => ({
  id: 'installation',
  settings: ['DATABASE_URL', 'DATA_DIR'],
  look: async () => {
    const newest = await store.conversations.newest();
    if (newest) return well('installationWell', { moment: newest.seenAt });
    const url = place.publicUrl() ?? 'https://bot.contoso.com';
    return failed('installationNone', {}, steps(installApp, setEndpoint(url)));
  },
});
