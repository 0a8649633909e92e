import { sandboxSecret } from '../sandbox-secret.js';
import type { SimulatedTenant } from '../simulated-tenant.js';
import type { TenantSettings } from '../state.js';
import { type GraphApp, graphError, isOfApplication, needs, selected } from './graph-app.js';

const secretItem = ({ secretEndDateTime }: TenantSettings) => ({
  displayName: 'sandbox',
  hint: sandboxSecret.slice(0, 3),
  startDateTime: '2026-01-01T00:00:00Z',
  endDateTime: secretEndDateTime,
});

/** Graph has thumbprints as Base64 of their bytes. */
const keyItem = (thumbprint: string) => ({
  displayName: 'CN=connector-bot',
  customKeyIdentifier: Buffer.from(thumbprint, 'hex').toString('base64'),
  type: 'AsymmetricX509Cert',
  usage: 'Verify',
});

const scopeId = 'dddddddd-0000-4000-8000-000000000002';

const scopeItem = (accessScope: TenantSettings['accessScope']) => ({
  id: scopeId,
  value: 'access_as_user',
  type: accessScope === 'Admin' ? 'Admin' : 'User',
  isEnabled: accessScope !== 'disabled',
  adminConsentDisplayName: "Teams can access the user's profile",
  adminConsentDescription: "Allows Teams to call the app's web APIs as the current user.",
  userConsentDisplayName: null,
  userConsentDescription: null,
});

/** Source: learn.microsoft.com/graph/api/resources/apiapplication. */
const apiItem = ({ accessScope, preAuthorizedClients }: TenantSettings) => ({
  acceptMappedClaims: null,
  knownClientApplications: [],
  requestedAccessTokenVersion: 2,
  oauth2PermissionScopes: accessScope === 'none' ? [] : [scopeItem(accessScope)],
  // Where the scope is gone Entra keeps no client for it.
  preAuthorizedApplications:
    accessScope === 'none'
      ? []
      : preAuthorizedClients.map((appId) => ({ appId, delegatedPermissionIds: [scopeId] })),
});

/** The bot's own application as it is registered. */
export function applicationRoutes(app: GraphApp, tenant: SimulatedTenant): void {
  const { displayName, appId } = tenant.people.servicePrincipal;
  const mayRead = needs('Application.Read.All', 'Directory.Read.All');
  const item = (settings: TenantSettings) => ({
    // A registration and its service principal are two objects.
    id: 'dddddddd-0000-4000-8000-000000000001',
    appId,
    displayName,
    signInAudience: settings.signInAudience,
    passwordCredentials: [secretItem(settings)],
    keyCredentials: settings.certificateThumbprints.map(keyItem),
    identifierUris: settings.identifierUris,
    api: apiItem(settings),
    web: { homePageUrl: null, logoutUrl: null, redirectUris: settings.redirectUris },
  });
  app.get('/:application{applications\\(appId=.+\\)}', mayRead, (c) => {
    const { settings } = tenant.state;
    const isOurs = isOfApplication(c.req.param('application'), appId);
    return isOurs && settings.applicationRegistered
      ? c.json(selected(c, item(settings)))
      : graphError(c, 404, 'Request_ResourceNotFound', 'No such application.');
  });
}
