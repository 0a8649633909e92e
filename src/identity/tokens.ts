import { ConfidentialClientApplication, type Configuration } from '@azure/msal-node';
import { TenantFailure } from '../domain/failure.js';
import { tokenFailure } from './token-failure.js';

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
    };

export interface TokenOptions {
  /** Application (client) id. */
  readonly appId: string;
  readonly tenantId: string;
  readonly credential: Credential;
  /** Such as `https://login.microsoftonline.com`; the sandbox's is on this machine. */
  readonly authorityUrl: string;
  /** Milliseconds until an unanswered request counts as failed. */
  readonly timeoutMs: number;
}

export interface TokenRequestOptions {
  /** Asks anew, past the cache: after a resource refused a token. */
  readonly skipCache?: boolean;
}

export type GetToken = (scope: string, options?: TokenRequestOptions) => Promise<string>;

const worldwide = 'https://login.microsoftonline.com';

/**
 * msal-node takes only https authorities. The sandbox's is on this machine without TLS, so there the
 * usual authority is named, with the addresses of its endpoints given instead of discovered. In these
 * the tenant has to be the first part of the path: msal-node writes it there, whatever stood there before.
 */
function authorityOf({ authorityUrl, tenantId }: TokenOptions): Partial<Configuration['auth']> {
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

const credentialOf = (credential: Credential): Partial<Configuration['auth']> =>
  credential.kind === 'secret'
    ? { clientSecret: credential.secret.reveal() }
    : {
        clientCertificate: {
          thumbprintSha256: credential.thumbprintSha256,
          privateKey: credential.privateKey.reveal(),
        },
      };

/**
 * Tokens for the application itself. msal-node caches them until shortly before they end; of several
 * that ask for a scope at once, one asks the authority.
 */
export function createTokens(options: TokenOptions): GetToken {
  const newClient = () =>
    new ConfidentialClientApplication({
      auth: {
        clientId: options.appId,
        ...authorityOf(options),
        ...credentialOf(options.credential),
      },
    });
  let client = newClient();
  const flights = new Map<string, Promise<string>>();

  const ask = async (scope: string, skipCache: boolean): Promise<string> => {
    try {
      const answer = await client.acquireTokenByClientCredential({ scopes: [scope], skipCache });
      if (answer?.accessToken) return answer.accessToken;
    } catch (error) {
      const failure = tokenFailure(error);
      // msal-node does not ask again for a minute after a failure; that is right only for throttling.
      if (failure.fault !== 'throttled') client = newClient();
      throw failure;
    }
    throw new TenantFailure('authority', 'badData', { asked: scope });
  };

  return (scope, { skipCache = false } = {}) => {
    const key = `${scope} ${skipCache}`;
    const flight =
      flights.get(key) ??
      withTimeout(ask(scope, skipCache), options.timeoutMs).finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  };
}

async function withTimeout<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TenantFailure('authority', 'timedOut')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
