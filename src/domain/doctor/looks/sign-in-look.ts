import { TenantFailure } from '../../failure.js';
import {
  certificateUnknown,
  registrationDisabled,
  registrationMissing,
} from '../application-faults.js';
import type { Found } from '../diagnosis.js';
import { failed, well } from '../found.js';
import type { Look } from '../look.js';
import { consentForAll, findTenant, renewCredential } from '../mends/entra.js';
import { type ApplicationState, type DoctorNeeds, settingsToAsk } from '../needs.js';

const ids = { bot: 'botSignIn', exchange: 'exchangeSignIn' } as const;

/** Whether Entra gives an application its tokens. */
export const signInLook = (
  application: ApplicationState,
  { probes, tenantId }: DoctorNeeds,
): Look => ({
  id: ids[application.which],
  settings: settingsToAsk(application),
  look: async () => {
    const { appId: app, which } = application;
    try {
      await (which === 'bot' ? probes.botSignIn() : probes.permissionsFor('exchange'));
      return well('signInWell', { app });
    } catch (error) {
      const isRefused = error instanceof TenantFailure && error.service === 'authority';
      const found = isRefused ? refused(application, tenantId, error) : undefined;
      if (!found) throw error;
      return found;
    }
  },
});

/**
 * What Entra refuses an application for; undefined where it is no refusal.
 * Source: learn.microsoft.com/entra/identity-platform/reference-error-codes.
 */
function refused(
  application: ApplicationState,
  tenant: string,
  { fault, said = '' }: TenantFailure,
): Found | undefined {
  const { appId: app, credential } = application;
  if (fault === 'consent') return failed('signInUnconsented', { app, said }, consentForAll(app));
  if (fault !== 'signIn') return undefined;
  if (said === 'AADSTS90002') {
    return failed('tenantUnknown', { tenant, setting: 'TENANT_ID' }, findTenant);
  }
  if (said === 'AADSTS700016') return registrationMissing(application, tenant);
  if (said === 'AADSTS7000112') return registrationDisabled(application);
  if (said === 'AADSTS700027' && credential.kind === 'certificate') {
    return certificateUnknown(application, credential);
  }
  return failed('signInFailed', { app, said }, renewCredential(application));
}
