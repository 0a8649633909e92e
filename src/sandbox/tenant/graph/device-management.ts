import type { Context, MiddlewareHandler } from 'hono';
import type { SimulatedTenant } from '../simulated-tenant.js';
import type { ConnectorRecord } from '../state.js';
import {
  type GraphApp,
  type GraphVariables,
  graphError,
  needs,
  page,
  selected,
} from './graph-app.js';

/** Intune's way to tell an error: JSON inside the message. */
const intuneError = (c: Context, message: string): Response =>
  graphError(
    c,
    400,
    'BadRequest',
    JSON.stringify({
      _version: 3,
      Message: `${message} - Operation ID (for customer support): 00000000-0000-0000-0000-000000000000 - Activity ID: 11111111-0000-0000-0000-000000000000 - Url: https://fef.msub05.manage.microsoft.com/StatelessExchangeConnectorService`,
    }),
  );

const itemOf = (record: ConnectorRecord) => ({
  '@odata.type': '#microsoft.graph.deviceManagementExchangeConnector',
  ...record,
  serverName: null,
  connectorServerName: null,
  version: null,
});

/** Whom Intune lets look: with a person's token that person's role counts too. */
const intuneReaders: ReadonlySet<string> = new Set([
  'Global Administrator',
  'Global Reader',
  'Intune Administrator',
]);

/** Refuses people without a role in Intune, in Intune's own form. */
const intuneRole =
  (tenant: SimulatedTenant): MiddlewareHandler<GraphVariables> =>
  async (c, next) => {
    const { isApplication, objectId } = c.get('caller');
    const roles = tenant.state.entra.rolesOf(objectId).map(({ displayName }) => displayName);
    if (isApplication || roles.some((role) => intuneReaders.has(role))) return next();
    return graphError(c, 403, 'Forbidden', 'User is not authorized to perform this operation.');
  };

/** Intune: its own connectors, of which there are normally none, and managed devices. */
export function deviceManagementRoutes(
  app: GraphApp,
  tenant: SimulatedTenant,
  clock: () => Date,
  newGuid: () => string,
): void {
  const mayRead = needs(
    'DeviceManagementServiceConfig.Read.All',
    'DeviceManagementServiceConfig.ReadWrite.All',
  );
  const mayWrite = needs('DeviceManagementServiceConfig.ReadWrite.All');

  app.use('/deviceManagement/*', intuneRole(tenant));
  app.get('/deviceManagement/exchangeConnectors', mayRead, (c) =>
    page(c, tenant.state.connectors.length, (index) => {
      const record = tenant.state.connectors[index];
      return record ? itemOf(record) : {};
    }),
  );
  app.get('/deviceManagement/exchangeConnectors/:id', mayRead, (c) => {
    const record = tenant.state.connectors.find(({ id }) => id === c.req.param('id'));
    return record
      ? c.json(selected(c, itemOf(record)))
      : graphError(c, 404, 'ResourceNotFound', 'Not found.');
  });
  app.post('/deviceManagement/exchangeConnectors', mayWrite, async (c) => {
    if (!tenant.state.settings.exchangeConnectorsAccepted) {
      return intuneError(c, 'An error has occurred: the Exchange connector is no longer supported');
    }
    const body = (await c.req.json().catch(() => ({}))) as Partial<ConnectorRecord>;
    if (typeof body.primarySmtpAddress !== 'string') {
      return intuneError(c, 'The property primarySmtpAddress is missing');
    }
    const record: ConnectorRecord = {
      id: newGuid(),
      status: 'connectionPending',
      lastSyncDateTime: null,
      primarySmtpAddress: body.primarySmtpAddress,
      exchangeConnectorType: 'serviceToService',
      exchangeOrganization: body.exchangeOrganization ?? null,
      exchangeAlias: body.exchangeAlias ?? null,
    };
    tenant.addConnector(record);
    return c.json(itemOf(record), 201);
  });
  app.post('/deviceManagement/exchangeConnectors/:id/sync', mayWrite, (c) => {
    const record = tenant.state.connectors.find(({ id }) => id === c.req.param('id'));
    if (!record) return graphError(c, 404, 'ResourceNotFound', 'Not found.');
    record.status = 'connected';
    record.lastSyncDateTime = clock().toISOString();
    return c.body(null, 204);
  });

  app.get(
    '/deviceManagement/managedDevices',
    needs('DeviceManagementManagedDevices.Read.All'),
    (c) => {
      const managed = tenant.state.devices.filter(({ isManaged }) => isManaged);
      return page(c, managed.length, (index) => {
        const device = managed[index];
        if (!device) return {};
        return {
          id: device.guid.replace(/^.{8}/, 'ffffffff'),
          deviceName: `${device.mailbox.alias}-${device.model}`,
          operatingSystem: device.os,
          complianceState: 'compliant',
          easDeviceId: device.deviceId,
          userPrincipalName: device.mailbox.userPrincipalName,
          lastSyncDateTime: new Date(device.changedAt).toISOString(),
        };
      });
    },
  );
}
