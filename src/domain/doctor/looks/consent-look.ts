import { applicationPermissions, isHeld } from '../application-permissions.js';
import { failed, well } from '../found.js';
import type { Look } from '../look.js';
import { grantConsent } from '../mends/entra.js';
import { type DoctorNeeds, settingsToAsk } from '../needs.js';

const ids = { graph: 'graphPermissions', exchange: 'exchangePermission' } as const;

/** The application permissions that an administrator consented to, by the token that Entra gives. */
export const consentLook = (
  resource: 'graph' | 'exchange',
  { probes, executing }: DoctorNeeds,
): Look => ({
  id: ids[resource],
  settings: settingsToAsk(executing),
  look: async () => {
    const held = await probes.permissionsFor(resource);
    const missing = applicationPermissions.filter(
      (each) => each.resource === resource && !isHeld(each, held),
    );
    if (missing.length === 0) return well('permissionsWell', { count: held.length });
    const names = missing.map(({ name }) => name).join(', ');
    return failed('permissionsMissing', { names }, grantConsent(executing.appId, missing));
  },
});
