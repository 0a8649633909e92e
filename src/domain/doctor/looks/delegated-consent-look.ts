import { TenantFailure } from '../../failure.js';
import type { DelegatedGrant } from '../../ports/applications.js';
import { delegatedPermissions } from '../../sign-in/delegated-permissions.js';
import { readsGrants } from '../application-permissions.js';
import type { Found } from '../diagnosis.js';
import { failed, untold, well } from '../found.js';
import type { Look } from '../look.js';
import { grantConsent } from '../mends/entra.js';
import { type DoctorNeeds, settingsToAsk } from '../needs.js';

const needed = Object.values(delegatedPermissions);

/** Whether an administrator consented, for everybody, to what the bot does in people's names. */
export const delegatedConsentLook = (needs: DoctorNeeds): Look => ({
  id: 'delegatedPermissions',
  settings: ['CHECK_AS', needs.bot.idSetting, ...settingsToAsk(needs.executing), 'GRAPH_URL'],
  look: async () => {
    const { bot, applications, executing } = needs;
    try {
      return found(bot.appId, await applications.delegatedGrants(bot.appId));
    } catch (error) {
      const isRefused = error instanceof TenantFailure && error.fault === 'accessDenied';
      if (!isRefused) throw error;
      const command = grantConsent(executing.appId, [readsGrants]);
      return { ...untold('grantsUnreadable', { permission: readsGrants.name }), command };
    }
  },
});

/** The names are enough: no two of Microsoft's services have a permission of the same one. */
function found(app: string, grants: readonly DelegatedGrant[]): Found {
  const held = new Set(
    grants.filter(({ isForEverybody }) => isForEverybody).flatMap(({ scopes }) => scopes),
  );
  const missing = needed.filter(({ name }) => !held.has(name));
  if (missing.length === 0) return well('permissionsWell', { count: needed.length });
  const names = missing.map(({ name }) => name).join(', ');
  return failed('permissionsMissing', { names }, grantConsent(app, missing, 'Scope'));
}
