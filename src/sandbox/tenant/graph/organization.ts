import type { SimulatedTenant } from '../simulated-tenant.js';
import { type GraphApp, needs, page, selected } from './graph-app.js';

const cycleMs = 30 * 60_000;

/** A plan as `subscribedSkus` lists it. */
const plan = (servicePlanName: string, isOn: boolean): object => ({
  servicePlanName,
  servicePlanId: servicePlanName.toLowerCase(),
  provisioningStatus: isOn ? 'Success' : 'Disabled',
  appliesTo: 'User',
});

/** The organization, its subscriptions, and the health of the services. */
export function organizationRoutes(
  app: GraphApp,
  tenant: SimulatedTenant,
  clock: () => Date,
): void {
  const lastSync = (): string => {
    const { onPremisesLastSyncDateTime: fixed, onPremisesLastSyncMinutesAgo: minutes } =
      tenant.state.settings;
    if (fixed !== null) return fixed;
    const now = clock().getTime();
    const at = minutes === null ? Math.floor(now / cycleMs) * cycleMs : now - minutes * 60_000;
    return new Date(at).toISOString().replace('.000Z', 'Z');
  };

  app.get('/organization', needs('Organization.Read.All'), (c) => {
    const { settings } = tenant.state;
    const { id, name, domain } = tenant.people.tenant;
    const isSynchronised = settings.onPremisesSyncEnabled !== null;
    const organization = {
      id,
      displayName: name,
      verifiedDomains: [{ name: domain, isDefault: true, isInitial: false }],
      onPremisesSyncEnabled: settings.onPremisesSyncEnabled,
      onPremisesLastSyncDateTime: isSynchronised ? lastSync() : null,
    };
    const select = c.req.query('$select');
    // Graph answers with this property only when it is selected.
    const authority = select?.includes('mobileDeviceManagementAuthority')
      ? { mobileDeviceManagementAuthority: settings.mobileDeviceManagementAuthority }
      : {};
    return c.json({ value: [selected(c, { ...organization, ...authority })] });
  });

  app.get('/subscribedSkus', needs('Organization.Read.All'), (c) => {
    const { exchangePlan, intunePlan } = tenant.state.settings;
    const servicePlans = [
      plan('EXCHANGE_S_FOUNDATION', true),
      plan('EXCHANGE_S_ENTERPRISE', exchangePlan),
      plan('INTUNE_A', intunePlan),
      plan('AAD_PREMIUM', true),
    ];
    return c.json({
      value: [{ skuPartNumber: 'SPE_E5', capabilityStatus: 'Enabled', servicePlans }],
    });
  });

  app.get('/admin/serviceAnnouncement/healthOverviews', needs('ServiceHealth.Read.All'), (c) => {
    const services = [
      'Exchange Online',
      'Microsoft Intune',
      'Microsoft Teams',
      'SharePoint Online',
    ];
    return page(c, services.length, (index) => {
      const service = services[index] ?? '';
      const status = tenant.state.settings.serviceHealth[service] ?? 'serviceOperational';
      const isWell = status === 'serviceOperational';
      const issue = {
        id: 'EX100200',
        title: 'Some users cannot synchronise mobile devices',
        isResolved: false,
        service,
        status,
      };
      return { id: service.replaceAll(' ', ''), service, status, issues: isWell ? [] : [issue] };
    });
  });
}
