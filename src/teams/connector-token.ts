import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import type { SigningKeys } from './signing-keys.js';

/** What a token of the Bot Connector says that is relied on. */
export interface ConnectorClaims extends JWTPayload {
  /** The address that it is answered at. */
  readonly serviceurl: string;
}

export interface ConnectorTokenRules {
  /** Who it has to be for: the bot's application id. */
  readonly appId: string;
  readonly issuer: string;
  /** The channel that its key has to be endorsed for. */
  readonly channel: string;
  readonly keys: Pick<SigningKeys, 'named'>;
  readonly clock: () => Date;
}

/** What the Bot Framework's own documents tolerate between two clocks, in seconds. */
const tolerance = 5 * 60;

/** Longer tokens are nobody's: those of the Bot Connector have about a thousand letters. */
const longestToken = 8 * 1024;

function keyNameOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).kid;
  } catch {
    return undefined;
  }
}

/**
 * What a token proves; undefined when it proves nothing: not signed by a key that the issuer publishes for
 * the channel, with a public key's algorithm, for this bot, by this issuer, and at this time.
 * Source: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication.
 * @throws KeysUnreachable
 */
export async function connectorClaims(
  token: string,
  { appId, issuer, channel, keys, clock }: ConnectorTokenRules,
): Promise<ConnectorClaims | undefined> {
  const kid = token.length > longestToken ? undefined : keyNameOf(token);
  const signing = kid === undefined ? undefined : await keys.named(kid);
  if (!signing?.endorsements.includes(channel)) return undefined;
  try {
    const { payload } = await jwtVerify(token, signing.key, {
      issuer,
      algorithms: ['RS256', 'RS384', 'RS512'],
      clockTolerance: tolerance,
      currentDate: clock(),
      requiredClaims: ['exp', 'aud', 'serviceurl'],
    });
    const { serviceurl, aud } = payload;
    // One for several bots is not for this one.
    return aud === appId && typeof serviceurl === 'string' ? { ...payload, serviceurl } : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
