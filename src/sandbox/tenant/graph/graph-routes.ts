import { Hono } from 'hono';
import type { BearerReader } from '../bearer.js';
import type { Faults } from '../faults.js';
import type { SimulatedTenant } from '../simulated-tenant.js';
import { applicationRoutes } from './applications.js';
import { deviceManagementRoutes } from './device-management.js';
import { type GraphVariables, graphAuthentication, graphError } from './graph-app.js';
import { organizationRoutes } from './organization.js';
import { permissionGrantRoutes } from './permission-grants.js';
import { servicePrincipalRoutes } from './service-principals.js';
import { userRoutes } from './users.js';

export interface GraphOptions {
  readonly tenant: SimulatedTenant;
  readonly bearer: BearerReader;
  readonly faults: Faults;
  readonly clock: () => Date;
  readonly newGuid: () => string;
}

/** Microsoft Graph, as much of it as the bot asks, under `/graph/v1.0` and `/graph/beta`. */
export function graphRoutes({ tenant, bearer, faults, clock, newGuid }: GraphOptions): Hono {
  const graph = new Hono<GraphVariables>();
  graph.use('*', faults.at('graph'), graphAuthentication(bearer));
  organizationRoutes(graph, tenant, clock);
  userRoutes(graph, tenant);
  applicationRoutes(graph, tenant);
  servicePrincipalRoutes(graph, tenant);
  permissionGrantRoutes(graph, tenant);
  deviceManagementRoutes(graph, tenant, clock, newGuid);
  graph.notFound((c) =>
    graphError(c, 400, 'BadRequest', `Resource not found for the segment '${c.req.path}'.`),
  );
  graph.all('*', (c) =>
    graphError(c, 400, 'BadRequest', `Resource not found for the segment '${c.req.path}'.`),
  );
  const app = new Hono();
  app.route('/graph/v1.0', graph);
  app.route('/graph/beta', graph);
  return app;
}
