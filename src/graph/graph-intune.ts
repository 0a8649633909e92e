import { TenantFailure } from '../domain/failure.js';
import type {
  AskOptions,
  ExchangeConnector,
  Intune,
  MailboxUser,
  ManagedDevice,
  Organization,
  ServiceHealth,
  ServicePlan,
} from '../domain/ports/intune.js';
import type { GraphClient, JsonObject } from './graph-client.js';
import { dateOrNull, objectsOf, textOf, textOrNull } from './json.js';

/** The services that the connector hangs on, as Microsoft's service health calls them. */
const services: ReadonlySet<string> = new Set(['Exchange Online', 'Microsoft Intune']);

const usableSkus: ReadonlySet<unknown> = new Set(['Enabled', 'Warning']);

/** `assignedPlans` calls Intune by the name of its first days. */
const intuneService = 'SCO';

export class GraphIntune implements Intune {
  constructor(private readonly graph: GraphClient) {}

  async organization({ signal }: AskOptions = {}): Promise<Organization> {
    const select =
      'id,displayName,onPremisesSyncEnabled,onPremisesLastSyncDateTime,mobileDeviceManagementAuthority';
    const [item] = await this.graph.all(`/organization?$select=${select}`, signal);
    if (!item) throw new TenantFailure('graph', 'badData', { asked: '/organization' });
    const enabled = item['onPremisesSyncEnabled'];
    return {
      id: textOf(item, 'id'),
      displayName: textOf(item, 'displayName'),
      mdmAuthority: textOrNull(item, 'mobileDeviceManagementAuthority') ?? 'unknown',
      onPremisesSyncEnabled: typeof enabled === 'boolean' ? enabled : null,
      onPremisesLastSync: dateOrNull(item, 'onPremisesLastSyncDateTime'),
    };
  }

  async servicePlans({ signal }: AskOptions = {}): Promise<readonly ServicePlan[]> {
    const skus = await this.graph.all('/subscribedSkus', signal);
    return skus.flatMap((sku) =>
      objectsOf(sku, 'servicePlans').map((plan) => ({
        name: textOf(plan, 'servicePlanName'),
        usable: usableSkus.has(sku['capabilityStatus']) && plan['provisioningStatus'] === 'Success',
      })),
    );
  }

  async serviceHealth({ signal }: AskOptions = {}): Promise<readonly ServiceHealth[]> {
    const path = '/admin/serviceAnnouncement/healthOverviews?$expand=issues';
    const overviews = await this.graph.all(path, signal);
    return overviews
      .filter((overview) => services.has(textOf(overview, 'service')))
      .map((overview) => ({
        service: textOf(overview, 'service'),
        status: textOf(overview, 'status'),
        openIssues: objectsOf(overview, 'issues')
          .filter((issue) => issue['isResolved'] !== true)
          .map((issue) => ({ id: textOf(issue, 'id'), title: textOf(issue, 'title') })),
      }));
  }

  async exchangeConnectors({ signal }: AskOptions = {}): Promise<readonly ExchangeConnector[]> {
    const items = await this.graph.all('/deviceManagement/exchangeConnectors', signal);
    return items.map((item) => ({
      id: textOf(item, 'id'),
      status: textOf(item, 'status'),
      connectorType: textOf(item, 'exchangeConnectorType'),
      primarySmtpAddress: textOrNull(item, 'primarySmtpAddress'),
      exchangeOrganization: textOrNull(item, 'exchangeOrganization'),
      version: textOrNull(item, 'version'),
      lastSync: dateOrNull(item, 'lastSyncDateTime'),
    }));
  }

  async *mailboxUsers({ signal }: AskOptions = {}): AsyncIterable<MailboxUser> {
    const select = 'userPrincipalName,mail,assignedPlans,accountEnabled,userType';
    for await (const user of this.graph.list(`/users?$select=${select}&$top=999`, signal)) {
      const isMember = user['userType'] !== 'Guest' && user['accountEnabled'] !== false;
      if (!isMember || !hasPlan(user, 'exchange')) continue;
      yield {
        userPrincipalName: textOf(user, 'userPrincipalName'),
        mail: textOrNull(user, 'mail'),
        intuneLicensed: hasPlan(user, intuneService),
      };
    }
  }

  async *managedDevices({ signal }: AskOptions = {}): AsyncIterable<readonly ManagedDevice[]> {
    const path = '/deviceManagement/managedDevices?$select=id,easDeviceId,complianceState';
    for await (const page of this.graph.pages(path, signal)) {
      yield page.flatMap((device) => {
        const easDeviceId = textOrNull(device, 'easDeviceId');
        const complianceState = textOrNull(device, 'complianceState') ?? 'unknown';
        return easDeviceId ? { easDeviceId, complianceState } : [];
      });
    }
  }
}

const hasPlan = (user: JsonObject, service: string): boolean =>
  objectsOf(user, 'assignedPlans').some(
    (plan) => plan['service'] === service && usableSkus.has(plan['capabilityStatus']),
  );
