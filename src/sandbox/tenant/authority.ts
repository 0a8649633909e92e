import { type Context, Hono } from 'hono';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import type { SandboxPeople } from '../person.js';
import { appPermissions, resources } from './app-permissions.js';
import { sandboxSecret } from './sandbox-secret.js';
import type { SigningKey } from './signing-key.js';
import type { TenantSettings } from './state.js';

const lifetime = 3600;

export interface AuthorityOptions {
  readonly people: SandboxPeople;
  readonly key: SigningKey;
  readonly clock: () => Date;
  readonly newGuid: () => string;
  readonly baseUrl: () => string;
  /** Names of the application permissions that an administrator has consented to. */
  readonly consented: () => ReadonlySet<string>;
  readonly settings: () => Readonly<TenantSettings>;
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

async function answer(c: Context, request: TokenRequest): Promise<Response> {
  const { people, value, tenant } = request;
  const { id, domain, initialDomain } = people.tenant;
  const appId = people.servicePrincipal.appId;
  if (![id, domain, initialDomain].includes(tenant)) {
    return refused(c, request, 'invalid_request', 90002, `Tenant '${tenant}' not found.`);
  }
  const { applicationRegistered, servicePrincipalEnabled } = request.settings();
  // Whoever has a service principal here is known, wherever the registration is.
  const isForeign = request.settings().appOwnerOrganizationId !== id;
  if (value('client_id') !== appId || !(applicationRegistered || isForeign)) {
    return refused(
      c,
      request,
      'unauthorized_client',
      700016,
      `Application with identifier '${value('client_id')}' was not found in the directory 'Contoso'.`,
    );
  }
  if (!servicePrincipalEnabled) {
    return refused(c, request, 'unauthorized_client', 7000112, 'Application is disabled.');
  }
  if (!isKnownClient(request)) {
    return refused(c, request, 'invalid_client', 7000215, 'Invalid client secret provided.', 401);
  }
  if (hasEnded(request)) {
    return refused(
      c,
      request,
      'invalid_client',
      7000222,
      'The provided client secret keys are expired.',
      401,
    );
  }
  const scope =
    value('scope')
      .split(' ')
      .find((each) => each.startsWith('https://')) ?? '';
  const resource = new URL(scope || 'https://none.invalid').origin;
  if (!(resource in resources)) {
    return refused(
      c,
      request,
      'invalid_scope',
      70011,
      `The provided value for scope ${scope} is not valid.`,
    );
  }
  if (value('grant_type') === 'client_credentials') {
    return issue(c, request, resource, { roles: rolesFor(resource, request) });
  }
  return onBehalfOf(c, request, resource);
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

async function onBehalfOf(c: Context, request: TokenRequest, resource: string): Promise<Response> {
  const keys = createLocalJWKSet({ keys: [request.key.publicJwk] });
  try {
    const { payload } = await jwtVerify(request.value('assertion'), keys, {
      issuer: request.issuer,
      currentDate: request.clock(),
    });
    const { oid, upn, name } = payload;
    return await issue(c, request, resource, { oid, upn, name, scp: 'user_impersonation' });
  } catch {
    return refused(c, request, 'invalid_grant', 50013, 'Assertion failed signature validation.');
  }
}

async function issue(
  c: Context,
  { key, clock, issuer, people, newGuid }: TokenRequest,
  resource: string,
  claims: { readonly [claim: string]: unknown },
): Promise<Response> {
  const now = Math.floor(clock().getTime() / 1000);
  const { appId, objectId } = people.servicePrincipal;
  const token = await key.sign({
    aud: resource,
    iss: issuer,
    iat: now,
    nbf: now,
    exp: now + lifetime,
    appid: appId,
    azp: appId,
    oid: objectId,
    tid: people.tenant.id,
    ver: '2.0',
    uti: newGuid(),
    ...claims,
  });
  return c.json({
    token_type: 'Bearer',
    expires_in: lifetime,
    ext_expires_in: lifetime,
    access_token: token,
  });
}

function refused(
  c: Context,
  { clock, newGuid }: TokenRequest,
  error: string,
  code: number,
  text: string,
  status: 400 | 401 = 400,
): Response {
  const [traceId, correlationId] = [newGuid(), newGuid()];
  const timestamp = clock().toISOString().replace('T', ' ').replace(/\..*/, 'Z');
  return c.json(
    {
      error,
      error_description: `AADSTS${code}: ${text} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
    },
    status,
  );
}
