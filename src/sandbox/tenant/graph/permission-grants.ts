import { resources } from '../app-permissions.js';
import { delegatedPermissions } from '../delegated-permissions.js';
import type { SimulatedTenant } from '../simulated-tenant.js';
import { type GraphApp, graphError, isOfApplication, needs, page } from './graph-app.js';

/** One for each service: an administrator consented for everybody. */
function grantItems(clientId: string) {
  const addresses = [...new Set(delegatedPermissions.map(({ resource }) => resource))];
  return addresses.map((address, index) => ({
    id: `sandbox-grant-${index + 1}`,
    clientId,
    consentType: 'AllPrincipals',
    principalId: null,
    resourceId: `eeeeeeee-0000-4000-8000-00000000010${Object.keys(resources).indexOf(address)}`,
    scope: delegatedPermissions
      .filter(({ resource }) => resource === address)
      .map(({ name }) => name)
      .join(' '),
  }));
}

/**
 * What was consented to in people's names.
 * Source: learn.microsoft.com/graph/api/serviceprincipal-list-oauth2permissiongrants.
 */
export function permissionGrantRoutes(app: GraphApp, tenant: SimulatedTenant): void {
  const { appId, objectId } = tenant.people.servicePrincipal;
  const mayRead = needs('DelegatedPermissionGrant.Read.All', 'Directory.Read.All');
  const path = '/:principal{servicePrincipals\\(appId=.+\\)}/oauth2PermissionGrants';
  app.get(path, mayRead, (c) => {
    if (!isOfApplication(c.req.param('principal'), appId)) {
      return graphError(c, 404, 'Request_ResourceNotFound', 'No such service principal.');
    }
    const items = tenant.state.settings.delegatedConsent ? grantItems(objectId) : [];
    return page(c, items.length, (index) => items[index] ?? {});
  });
}
