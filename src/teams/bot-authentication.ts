import {
  type AuthenticateRequestResult,
  AuthenticationError,
  type BotFrameworkAuthentication,
  BotFrameworkAuthenticationFactory,
  ClaimsIdentity,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { connectorClaims } from './connector-token.js';
import { inTime, type Timer } from './in-time.js';
import { SentOnce } from './sent-once.js';
import { KeysUnreachable, SigningKeys } from './signing-keys.js';

/** Bot Framework's constants, as its SDK has them for the public cloud. */
const tokenIssuer = 'https://api.botframework.com';
const connectorScope = 'https://api.botframework.com/.default';
const loginUrl = 'https://login.microsoftonline.com/botframework.com';
const callerId = 'urn:botframework:azure';

/** Teams delivers again after 15 s: until then somebody has to know whether the keys came. */
const keysWithinMs = 8000;

/** The bot is no skill of another bot, and a token of Entra proves nobody on this channel. */
class BotCredentials extends ServiceClientCredentialsFactory {
  constructor(
    private readonly appId: string,
    private readonly getToken: (scope: string) => Promise<string>,
  ) {
    super();
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.appId;
  }

  /** In the SDK an empty app id switches authentication off; here nothing does. */
  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  override async createCredentials(): ReturnType<
    ServiceClientCredentialsFactory['createCredentials']
  > {
    const { getToken } = this;
    return {
      signRequest: async (request) => {
        request.headers.set('authorization', `Bearer ${await getToken(connectorScope)}`);
        return request;
      },
    };
  }
}

export interface BotAuthenticationOptions {
  readonly appId: string;
  readonly openIdMetadataUrl: string;
  readonly getToken: (scope: string) => Promise<string>;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: () => Date;
  readonly timer: Timer;
}

/** What a token proved, before the message came that it came with. */
export interface Proof {
  /** The address that messages with this token are answered at. */
  readonly serviceUrl: string;
  readonly sender: AuthenticateRequestResult;
}

/**
 * Bot Framework's authentication: that of its SDK for what goes out, and of our own for what comes in. The
 * SDK takes keys without endorsements and tokens of other channels and of Entra, looks for a new key once an
 * hour, and forgets all keys when they cannot be read after a day.
 */
export class BotAuthentication {
  readonly framework: BotFrameworkAuthentication;
  private readonly keys: SigningKeys;

  constructor(private readonly options: BotAuthenticationOptions) {
    const { appId, openIdMetadataUrl: metadataUrl, getToken, fetch, clock } = options;
    this.keys = new SigningKeys({ metadataUrl, fetch, clock });
    const framework = BotFrameworkAuthenticationFactory.create(
      '',
      true,
      loginUrl,
      connectorScope,
      tokenIssuer,
      tokenIssuer,
      metadataUrl,
      metadataUrl,
      callerId,
      new BotCredentials(appId, getToken),
      {
        requiredEndorsements: [],
        validateClaims: () => Promise.reject(new AuthenticationError('Not this way in', 401)),
      },
    );
    this.framework = new SentOnce(framework);
  }

  /**
   * What the header of a request proves; undefined for everything that proves nothing.
   * @throws KeysUnreachable
   */
  async authenticate(authorization: string | undefined): Promise<Proof | undefined> {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
    if (token === undefined) return undefined;
    const { appId, clock, timer } = this.options;
    const rules = { appId, issuer: tokenIssuer, channel: 'msteams', keys: this.keys, clock };
    const answer = await inTime(connectorClaims(token, rules), keysWithinMs, timer);
    if (answer.isLate) throw new KeysUnreachable('openid metadata: no answer');
    const claims = answer.value;
    if (!claims) return undefined;
    const texts = Object.entries(claims).map(([type, value]) => ({ type, value: String(value) }));
    return {
      serviceUrl: claims.serviceurl,
      sender: this.senderAs(new ClaimsIdentity(texts, true)),
    };
  }

  /** The sandbox's local entry: no proof, but the bot's own credentials for the answer. */
  local(): AuthenticateRequestResult {
    const audience = { type: 'aud', value: this.options.appId };
    return this.senderAs(new ClaimsIdentity([audience], 'sandbox'));
  }

  private senderAs(claimsIdentity: ClaimsIdentity): AuthenticateRequestResult {
    return {
      audience: tokenIssuer,
      claimsIdentity,
      callerId,
      connectorFactory: this.framework.createConnectorFactory(claimsIdentity),
    };
  }
}
