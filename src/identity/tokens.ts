import { TenantFailure } from '../domain/failure.js';
import { type ClientOptions, type Credential, clientOf } from './clients.js';
import { tokenFailure } from './token-failure.js';
import { withTimeout } from './with-timeout.js';

export interface TokenOptions extends ClientOptions {
  readonly credential: Credential;
  /** The credential by now, where it may have been rotated; the same object where it was not. */
  readonly renewed?: () => Credential;
  /** Milliseconds until an unanswered request counts as failed. */
  readonly timeoutMs: number;
}

export interface TokenRequestOptions {
  /** Asks anew, past the cache: after a resource refused a token. */
  readonly skipCache?: boolean;
}

export type GetToken = (scope: string, options?: TokenRequestOptions) => Promise<string>;

/**
 * Tokens for the application itself. msal-node caches them until shortly before they end; of several
 * that ask for a scope at once, one asks the authority.
 */
export function createTokens(options: TokenOptions): GetToken {
  let { credential } = options;
  let client = clientOf(options, credential);
  const flights = new Map<string, Promise<string>>();

  const isRotated = (): boolean => {
    const before = credential;
    credential = options.renewed?.() ?? before;
    return credential !== before;
  };

  const ask = async (scope: string, skipCache: boolean): Promise<string> => {
    try {
      const token = await client(scope, skipCache);
      if (token) return token;
    } catch (error) {
      const failure = tokenFailure(error);
      const again = failure.fault === 'signIn' && isRotated();
      // msal-node does not ask again for a minute after a failure; that is right only for throttling.
      if (failure.fault !== 'throttled') client = clientOf(options, credential);
      if (again) return ask(scope, skipCache);
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
