import { randomUUID } from 'node:crypto';
import type { AdminEndpointOptions } from '../../src/backends/rest/admin-endpoint.js';
import { RestBackend } from '../../src/backends/rest/rest-backend.js';
import { sandboxPeople } from '../../src/sandbox/people.js';
import { sandboxTokens } from './sandbox-tokens.js';

/** The REST backend over the simulated tenant at an address; it does not wait between its attempts. */
export function restBackend(
  tenantUrl: string,
  change: Partial<AdminEndpointOptions> = {},
): RestBackend {
  const { tenant, servicePrincipal } = sandboxPeople;
  return new RestBackend({
    baseUrl: `${tenantUrl}/exchange`,
    tenantId: tenant.id,
    appId: servicePrincipal.appId,
    getToken: sandboxTokens(tenantUrl),
    fetch: globalThis.fetch,
    clock: () => new Date(),
    newId: randomUUID,
    random: () => 0,
    sleep: async () => undefined,
    timeoutMs: 10_000,
    retryBudgetMs: 1000,
    ...change,
  });
}
