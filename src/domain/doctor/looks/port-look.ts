import { failed, unused, well } from '../found.js';
import type { Look } from '../look.js';
import { showPort } from '../mends/machine.js';
import type { DoctorNeeds } from '../needs.js';

/** Who has the bot's port: asked only beside the bot, which knows that it has it. */
export const portLook = ({ probes, place }: Pick<DoctorNeeds, 'probes' | 'place'>): Look => ({
  id: 'port',
  settings: ['PORT', 'HOST'],
  look: async () => {
    const { platform, port } = place;
    const who = await probes.port();
    if (who === 'taken')
      return failed('portTaken', { port: String(port) }, showPort(platform, port));
    return who === 'free'
      ? unused('portFree', { port: String(port) })
      : well('portOurs', { port: String(port) });
  },
});
