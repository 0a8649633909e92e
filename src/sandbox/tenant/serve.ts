import { type Listening, listen } from '../listen.js';
import { sandboxPeople } from '../people.js';
import type { TenantSize } from './seed/seed-tenant.js';
import { createTenant, type Tenant } from './tenant.js';

export interface ServedTenant extends Listening {
  readonly tenant: Tenant;
}

/** The tenant alone on a server of its own, without the page and the connector: for specs. */
export async function serveTenant(options: {
  readonly dataDir: string;
  readonly port?: number;
  readonly size?: TenantSize;
  readonly clock?: () => Date;
}): Promise<ServedTenant> {
  const { port = 0, ...rest } = options;
  let url = '';
  const tenant = await createTenant({ people: sandboxPeople, baseUrl: () => url, ...rest });
  const listening = await listen(tenant.app, port);
  url = listening.url;
  return { ...listening, tenant };
}
