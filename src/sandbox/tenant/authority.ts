import { type Context, Hono } from 'hono';
import { decodeJwt } from 'jose';
import type { SandboxPeople } from '../person.js';
import { appPermissions } from './app-permissions.js';
import { resourceOf } from './delegated-permissions.js';
import { type OnBehalfOfRequest, onBehalfOf } from './on-behalf-of.js';
import { sandboxSecret } from './sandbox-secret.js';
import type { SigningKey } from './signing-key.js';
import type { TenantSettings } from './state.js';
import { issue, type Refusal, refused } from './token-answer.js';

export interface AuthorityOptions {
  readonly people: SandboxPeople;
  readonly key: SigningKey;
  readonly clock: () => Date;
  readonly newGuid: () => string;
  readonly baseUrl: () => string;
  /** Names of the application permissions that an administrator has consented to. */
  readonly consented: () => ReadonlySet<string>;
  readonly settings: () => Readonly<TenantSettings>;
  readonly delegated: Pick<OnBehalfOfRequest, 'resourceUri' | 'isConsented' | 'isFactorDemanded'>;
}

/** Entra's token endpoint for one tenant: client credentials and on-behalf-of. */
export function authorityRoutes(options: AuthorityOptions): Hono {
  const { people, key, baseUrl } = options;
  const app = new Hono();
  const issuer = () => `${baseUrl()}/${people.tenant.id}/v2.0`;
  app.get('/:tenant/v2.0/.well-known/openid-configuration', (c) =>
    c.json({
      issuer: issuer(),
      authorization_endpoint: `${baseUrl()}/${people.tenant.id}/oauth2/v2.0/authorize`,
      token_endpoint: `${baseUrl()}/${people.tenant.id}/oauth2/v2.0/token`,
      jwks_uri: `${baseUrl()}/${people.tenant.id}/discovery/v2.0/keys`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code'],
      subject_types_supported: ['pairwise'],
    }),
  );
  app.get('/:tenant/discovery/v2.0/keys', (c) => c.json({ keys: [key.publicJwk] }));
  app.post('/:tenant/oauth2/v2.0/token', async (c) => {
    const form = await c.req.parseBody();
    const value = (name: string): string => (typeof form[name] === 'string' ? form[name] : '');
    return answer(c, { ...options, issuer: issuer(), value, tenant: c.req.param('tenant') });
  });
  return app;
}

interface TokenRequest extends AuthorityOptions {
  readonly issuer: string;
  readonly tenant: string;
  readonly value: (name: string) => string;
}

function answer(c: Context, request: TokenRequest): Promise<Response> | Response {
  const refusal = refusalOf(request);
  return refusal ? refused(c, request, refusal) : granted(c, request);
}

/** Why the application gets no token of any resource; undefined where it may ask for one. */
function refusalOf(request: TokenRequest): Refusal | undefined {
  const { people, value, tenant, settings } = request;
  const { id, domain, initialDomain } = people.tenant;
  if (![id, domain, initialDomain].includes(tenant)) {
    return { error: 'invalid_request', code: 90002, text: `Tenant '${tenant}' not found.` };
  }
  const { applicationRegistered, servicePrincipalEnabled, appOwnerOrganizationId } = settings();
  // Whoever has a service principal here is known, wherever the registration is.
  const isKnown = applicationRegistered || appOwnerOrganizationId !== id;
  if (value('client_id') !== people.servicePrincipal.appId || !isKnown) {
    const text = `Application with identifier '${value('client_id')}' was not found in the directory 'Contoso'.`;
    return { error: 'unauthorized_client', code: 700016, text };
  }
  if (!servicePrincipalEnabled) {
    return { error: 'unauthorized_client', code: 7000112, text: 'Application is disabled.' };
  }
  const refusedClient = { error: 'invalid_client', status: 401 } as const;
  if (!isKnownClient(request)) {
    return { ...refusedClient, code: 7000215, text: 'Invalid client secret provided.' };
  }
  return hasEnded(request)
    ? { ...refusedClient, code: 7000222, text: 'The provided client secret keys are expired.' }
    : undefined;
}

async function granted(c: Context, request: TokenRequest): Promise<Response> {
  const { value, delegated } = request;
  const resource = resourceOf(value('scope'));
  if (resource === undefined) {
    const text = `The provided value for scope ${value('scope')} is not valid.`;
    return refused(c, request, { error: 'invalid_scope', code: 70011, text });
  }
  switch (value('grant_type')) {
    case 'client_credentials':
      return issue(c, request, resource, { roles: rolesFor(resource, request) });
    case 'urn:ietf:params:oauth:grant-type:jwt-bearer':
      return onBehalfOf(c, { ...request, ...delegated }, resource);
    default: {
      const text = 'The app requested an unsupported grant type.';
      return refused(c, request, { error: 'unsupported_grant_type', code: 70003, text });
    }
  }
}

const rolesFor = (resource: string, { consented }: TokenRequest): readonly string[] =>
  appPermissions
    .filter((permission) => permission.resource === resource && consented().has(permission.name))
    .map(({ name }) => name);

/** A secret, or an assertion in the name of the application; the sandbox registers no certificate. */
function isKnownClient({ value, people }: TokenRequest): boolean {
  if (value('client_secret') !== '') return value('client_secret') === sandboxSecret;
  if (value('client_assertion') === '') return false;
  try {
    return decodeJwt(value('client_assertion')).iss === people.servicePrincipal.appId;
  } catch {
    return false;
  }
}

const hasEnded = ({ value, settings, clock }: TokenRequest): boolean =>
  value('client_secret') !== '' && new Date(settings().secretEndDateTime) <= clock();
