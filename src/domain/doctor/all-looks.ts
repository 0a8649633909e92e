import { diagnosisIds } from './diagnosis.js';
import type { Look } from './look.js';
import { approvalsLook } from './looks/approvals-look.js';
import { auditLook } from './looks/audit-look.js';
import { clockLook } from './looks/clock-look.js';
import { cmdletsLook } from './looks/cmdlets-look.js';
import { consentLook } from './looks/consent-look.js';
import { credentialLook } from './looks/credential-look.js';
import { delegatedConsentLook } from './looks/delegated-consent-look.js';
import { deliveryLook } from './looks/delivery-look.js';
import { diskLook } from './looks/disk-look.js';
import { endpointLook } from './looks/endpoint-look.js';
import { installationLook } from './looks/installation-look.js';
import { portLook } from './looks/port-look.js';
import { powershellLook } from './looks/powershell-look.js';
import { processesLook } from './looks/processes-look.js';
import { exchangeLook, graphLook } from './looks/reach-looks.js';
import { registrationLook } from './looks/registration-look.js';
import { servicePrincipalLook } from './looks/service-principal-look.js';
import { settingsLook } from './looks/settings-look.js';
import { signInLook } from './looks/sign-in-look.js';
import { signingKeysLook } from './looks/signing-keys-look.js';
import { singleSignOnLook } from './looks/single-sign-on-look.js';
import { storeLook } from './looks/store-look.js';
import type { DoctorNeeds } from './needs.js';

/** A token of before knows the consents of before: those who look together wait for the same new ones. */
function withFreshTokens(looks: readonly Look[], { probes }: DoctorNeeds): readonly Look[] {
  const fresh = () =>
    Promise.allSettled([probes.permissionsFor('graph'), probes.permissionsFor('exchange')]);
  return looks.map(({ look, ...rest }) => ({
    ...rest,
    look: async () => {
      await fresh();
      return look();
    },
  }));
}

/** Those that ask the tenant as the executing identity. */
const tenantLooks = (needs: DoctorNeeds): readonly Look[] => [
  graphLook(needs),
  exchangeLook(needs),
  ...[needs.bot, needs.executing].flatMap((application) => [
    registrationLook(application, needs),
    credentialLook(application, needs),
  ]),
  servicePrincipalLook(needs),
  cmdletsLook(needs),
  ...(needs.askers
    ? [singleSignOnLook(needs.askers.resource, needs), delegatedConsentLook(needs)]
    : []),
];

/** Everything that the doctor looks at, in the order of the ids. Whoever runs in the bot knows its port. */
export function allLooks(needs: DoctorNeeds): readonly Look[] {
  const looks = [
    settingsLook(needs),
    diskLook(needs),
    storeLook(needs),
    auditLook(needs),
    clockLook(needs),
    ...(needs.place.isBeside ? [portLook(needs)] : []),
    endpointLook(needs),
    signingKeysLook(needs),
    signInLook(needs.bot, needs),
    signInLook(needs.executing, needs),
    consentLook('graph', needs),
    consentLook('exchange', needs),
    ...withFreshTokens(tenantLooks(needs), needs),
    powershellLook(needs),
    installationLook(needs),
    approvalsLook(needs),
    deliveryLook(needs),
    processesLook(needs),
  ];
  const place = ({ id }: Look): number => diagnosisIds.indexOf(id);
  return looks.toSorted((a, b) => place(a) - place(b));
}
