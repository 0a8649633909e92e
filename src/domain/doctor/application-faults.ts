import type { Found } from './diagnosis.js';
import { failed } from './found.js';
import { enableApplication, findRegistration, uploadCertificate } from './mends/entra.js';
import type { ApplicationState, CredentialState } from './needs.js';

/** Faults of an application that its registration shows, and that Entra's refusal of a sign-in names too. */

export const registrationMissing = (
  { appId: app, idSetting: setting }: ApplicationState,
  tenant: string,
): Found => failed('registrationMissing', { app, tenant, setting }, findRegistration(tenant));

export const registrationDisabled = ({ appId: app }: ApplicationState): Found =>
  failed('registrationDisabled', { app }, enableApplication(app));

/** The application does not know the certificate in use. */
export const certificateUnknown = (
  { appId: app }: ApplicationState,
  { file, thumbprints: [thumbprint = ''] }: Extract<CredentialState, { kind: 'certificate' }>,
): Found => failed('certificateUnknown', { app, file, thumbprint }, uploadCertificate(app, file));
