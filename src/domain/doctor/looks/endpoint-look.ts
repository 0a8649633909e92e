import type { Found } from '../diagnosis.js';
import { failed, unused, warned, well } from '../found.js';
import type { Look } from '../look.js';
import { startBot, tryReach } from '../mends/machine.js';
import { setSetting, steps } from '../mends/shell.js';
import { setEndpoint } from '../mends/teams.js';
import type { DoctorNeeds } from '../needs.js';
import type { Knocked } from '../probes.js';

const example = 'https://bot.contoso.com';
const trust = 'TRUSTED_PROXIES';

/** Whether this door answers where Teams is to reach it, over https, and gets whole requests. */
export const endpointLook = ({ probes, place }: Pick<DoctorNeeds, 'probes' | 'place'>): Look => ({
  id: 'endpoint',
  settings: ['PUBLIC_URL', 'PORT', 'HOST'],
  look: async () => {
    const url = place.publicUrl();
    if (url === undefined) {
      const commands = steps(setSetting('PUBLIC_URL', example), setEndpoint(example));
      return warned('endpointUnset', { setting: 'PUBLIC_URL' }, commands);
    }
    const isPlain = !url.startsWith('https:') && !place.isSandbox;
    if (isPlain) {
      const secure = url.replace(/^http:/, 'https:');
      return failed(
        'endpointPlain',
        { url, setting: 'PUBLIC_URL' },
        setSetting('PUBLIC_URL', secure),
      );
    }
    const knocked = await probes.knock(url);
    const isAsleep = !knocked.isOurs && place.isBeside && (await probes.port()) === 'free';
    if (isAsleep) return { ...unused('endpointAsleep', { url }), command: startBot };
    return answered(url, knocked);
  },
});

function answered(url: string, { status, code, isOurs, lost, knowsHttps }: Knocked): Found {
  if (status === undefined)
    return failed('endpointDown', { url, code }, tryReach(`${url}/healthz`));
  if (!isOurs) return failed('endpointForeign', { url, status: String(status) }, setEndpoint(url));
  if (lost !== undefined) {
    return failed('endpointHeaderLost', { url, header: lost }, tryReach(`${url}/healthz`));
  }
  return knowsHttps || !url.startsWith('https:')
    ? well('endpointWell', { url })
    : warned(
        'endpointUntrusted',
        { url, setting: trust },
        setSetting(trust, '<address of the proxy>'),
      );
}
