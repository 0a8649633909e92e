import type { SimulatedTenant } from '../simulated-tenant.js';
import { type GraphApp, graphError, isOfApplication, needs } from './graph-app.js';
import { memberships } from './users.js';

/** The bot's own application as an enterprise application. */
export function servicePrincipalRoutes(app: GraphApp, tenant: SimulatedTenant): void {
  const { displayName, appId, objectId } = tenant.people.servicePrincipal;
  const item = () => ({
    id: objectId,
    appId,
    displayName,
    servicePrincipalType: 'Application',
    accountEnabled: tenant.state.settings.servicePrincipalEnabled,
    appOwnerOrganizationId: tenant.state.settings.appOwnerOrganizationId,
  });
  const mayRead = needs(
    'Application.Read.All',
    'Directory.Read.All',
    'RoleManagement.Read.Directory',
  );

  app.get('/servicePrincipals', mayRead, (c) => {
    const asked = /appId eq '([^']*)'/i.exec(c.req.query('$filter') ?? '')?.[1];
    return c.json({ value: asked === undefined || asked === appId ? [item()] : [] });
  });

  const path = '/:principal{servicePrincipals\\(appId=.+\\)}';
  app.get(path, mayRead, (c) =>
    isOfApplication(c.req.param('principal'), appId)
      ? c.json(item())
      : graphError(c, 404, 'Request_ResourceNotFound', 'No such service principal.'),
  );
  for (const cast of ['', '/microsoft.graph.directoryRole', '/microsoft.graph.group']) {
    app.get(`${path}/transitiveMemberOf${cast}`, mayRead, (c) =>
      isOfApplication(c.req.param('principal'), appId)
        ? memberships(c, tenant, objectId, cast)
        : graphError(c, 404, 'Request_ResourceNotFound', 'No such service principal.'),
    );
    app.get(`/servicePrincipals/:id/transitiveMemberOf${cast}`, mayRead, (c) =>
      memberships(c, tenant, c.req.param('id'), cast),
    );
  }
}
