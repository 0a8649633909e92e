import { registrationDisabled, registrationMissing } from '../application-faults.js';
import type { Found } from '../diagnosis.js';
import { failed, warned, well } from '../found.js';
import type { Look } from '../look.js';
import { closeRegistration, findRegistration } from '../mends/entra.js';
import { type ApplicationState, type DoctorNeeds, settingsToAsk } from '../needs.js';

const ids = { bot: 'botRegistration', exchange: 'exchangeRegistration' } as const;

/** Whether an application is registered in this tenant, for it alone, and enabled. */
export const registrationLook = (application: ApplicationState, needs: DoctorNeeds): Look => ({
  id: ids[application.which],
  settings: [application.idSetting, ...settingsToAsk(needs.executing), 'GRAPH_URL'],
  look: async () => {
    const { appId: app, credential, which } = application;
    const { applications, tenantId } = needs;
    const [registration, enterprise] = await Promise.all([
      applications.registration(app),
      applications.enterpriseApplication(app),
    ]);
    // A managed identity is an enterprise application without a registration.
    const isManaged = credential.kind === 'managedIdentity' && enterprise !== undefined;
    if (!registration && !isManaged) {
      return missing(application, enterprise?.ownerTenantId ?? null, tenantId);
    }
    if (enterprise?.isEnabled === false) {
      return registrationDisabled(application);
    }
    const audience = registration?.signInAudience;
    if (audience !== undefined && audience !== 'AzureADMyOrg') {
      return failed('registrationOpen', { app, audience }, closeRegistration(app));
    }
    return which === 'exchange' && isShared(needs)
      ? warned('registrationShared', { app, setting: application.idSetting }, newRegistration)
      : well('registrationWell', { app });
  },
});

function missing(application: ApplicationState, owner: string | null, tenant: string): Found {
  const { appId: app, idSetting: setting } = application;
  const isForeign = owner !== null && owner !== tenant;
  return isForeign
    ? failed('registrationForeign', { app, owner, setting }, findRegistration(tenant))
    : registrationMissing(application, tenant);
}

/** The door of the internet and the rights in Exchange are better apart. The sandbox has one application. */
const isShared = ({ bot, executing, place }: DoctorNeeds): boolean =>
  bot.appId === executing.appId && !place.isSandbox;

const newRegistration =
  'az ad app create --display-name "SP Connector Bot" --sign-in-audience AzureADMyOrg --query appId --output tsv';
