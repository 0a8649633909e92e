import {
  ConfidentialClientApplication,
  type Configuration,
  ManagedIdentityApplication,
} from '@azure/msal-node';

import { networkClient } from './network-client.js';

/** A value that no log shows. */
export interface Hidden {
  reveal(): string;
}

/** How the application proves who it is. */
export type Credential =
  | { readonly kind: 'secret'; readonly secret: Hidden }
  | {
      readonly kind: 'certificate';
      /** SHA-256 thumbprint in hexadecimal digits. */
      readonly thumbprintSha256: string;
      /** PEM, PKCS #8. */
      readonly privateKey: Hidden;
    }
  /** A user-assigned managed identity: its client id is the application's id. */
  | { readonly kind: 'managedIdentity' };

/** Whose tokens, and from where. */
export interface ClientOptions {
  /** Application (client) id. */
  readonly appId: string;
  readonly tenantId: string;
  /** Such as `https://login.microsoftonline.com`; the sandbox's is on this machine. */
  readonly authorityUrl: string;
  readonly fetch: typeof globalThis.fetch;
}

/** Asks for a token for a scope, for the application itself one that ends in `/.default`; undefined when the answer has none. */
export type Client = (scope: string, skipCache: boolean) => Promise<string | undefined>;

/** A proof that Entra takes for another's token too: a managed identity has none. */
export type Proof = Exclude<Credential, { kind: 'managedIdentity' }>;

const worldwide = 'https://login.microsoftonline.com';

/**
 * msal-node takes only https authorities. The sandbox's is on this machine without TLS, so there the
 * usual authority is named, with the addresses of its endpoints given instead of discovered. In these
 * the tenant has to be the first part of the path: msal-node writes it there, whatever stood there before.
 */
function authorityOf({ authorityUrl, tenantId }: ClientOptions): Partial<Configuration['auth']> {
  if (authorityUrl.startsWith('https:')) {
    return {
      authority: `${authorityUrl}/${tenantId}`,
      knownAuthorities: [new URL(authorityUrl).host],
    };
  }
  const base = `${authorityUrl}/${tenantId}`;
  return {
    authority: `${worldwide}/${tenantId}`,
    authorityMetadata: JSON.stringify({
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
    }),
    cloudDiscoveryMetadata: JSON.stringify({
      tenant_discovery_endpoint: `${base}/v2.0/.well-known/openid-configuration`,
      metadata: [
        {
          preferred_network: 'login.microsoftonline.com',
          preferred_cache: 'login.windows.net',
          aliases: ['login.microsoftonline.com', 'login.windows.net'],
        },
      ],
    }),
  };
}

const proofOf = (credential: Proof): Partial<Configuration['auth']> =>
  credential.kind === 'secret'
    ? { clientSecret: credential.secret.reveal() }
    : {
        clientCertificate: {
          thumbprintSha256: credential.thumbprintSha256,
          privateKey: credential.privateKey.reveal(),
        },
      };

const systemOf = ({ fetch }: ClientOptions) => ({ networkClient: networkClient(fetch) });

function applicationOf(options: ClientOptions, credential: Proof): ConfidentialClientApplication {
  const auth = { clientId: options.appId, ...authorityOf(options), ...proofOf(credential) };
  return new ConfidentialClientApplication({ auth, system: systemOf(options) });
}

function confidential(options: ClientOptions, credential: Proof): Client {
  const application = applicationOf(options, credential);
  return async (scope, skipCache) =>
    (await application.acquireTokenByClientCredential({ scopes: [scope], skipCache }))?.accessToken;
}

/** Azure tells the process where to ask. Source: learn.microsoft.com/entra/msal/node/managed-identity. */
function managed(options: ClientOptions): Client {
  const application = new ManagedIdentityApplication({
    managedIdentityIdParams: { userAssignedClientId: options.appId },
    system: systemOf(options),
  });
  return async (scope, forceRefresh) => {
    const resource = scope.replace(/\/\.default$/, '');
    return (await application.acquireToken({ resource, forceRefresh })).accessToken;
  };
}

/** A client of the authority that keeps its tokens until shortly before they end. */
export const clientOf = (options: ClientOptions, credential: Credential): Client =>
  credential.kind === 'managedIdentity' ? managed(options) : confidential(options, credential);

/**
 * A client that exchanges one person's token for those of the services. What it was given is in its own
 * memory: who lets go of the client has forgotten it.
 * @param token that the person's Teams handed over for the bot
 */
export function onBehalfOf(options: ClientOptions, credential: Proof, token: string): Client {
  const application = applicationOf(options, credential);
  return async (scope, skipCache) => {
    const request = { oboAssertion: token, scopes: [scope], skipCache };
    return (await application.acquireTokenOnBehalfOf(request))?.accessToken;
  };
}
