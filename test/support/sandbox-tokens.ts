import { createTokens, type GetToken } from '../../src/identity/tokens.js';
import { sandboxPeople } from '../../src/sandbox/people.js';

/** Tokens of the executing identity from the simulated authority at an address. */
export const sandboxTokens = (tenantUrl: string): GetToken =>
  createTokens({
    appId: sandboxPeople.servicePrincipal.appId,
    tenantId: sandboxPeople.tenant.id,
    credential: { kind: 'secret', secret: { reveal: () => 'sandbox-secret' } },
    authorityUrl: tenantUrl,
    timeoutMs: 5000,
    fetch,
  });
