import type { Activity } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationError,
  type BotFrameworkAuthentication,
  BotFrameworkAuthenticationFactory,
  ClaimsIdentity,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { inTime, type Timer } from './in-time.js';
import { SentOnce } from './sent-once.js';

/** Bot Framework's constants, as its SDK has them for the public cloud. */
const tokenIssuer = 'https://api.botframework.com';
const connectorScope = 'https://api.botframework.com/.default';
const loginUrl = 'https://login.microsoftonline.com/botframework.com';
const callerId = 'urn:botframework:azure';

/** The SDK waits for the signing keys for ever; Teams delivers again after 15 s. */
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

/** Told when a token could not be checked because the signing keys could not be read. */
export class KeysUnreachable extends Error {
  override readonly name = 'KeysUnreachable';
}

export interface BotAuthenticationOptions {
  readonly appId: string;
  readonly openIdMetadataUrl: string;
  readonly getToken: (scope: string) => Promise<string>;
  readonly timer: Timer;
}

/** Bot Framework's authentication with everything closed that Teams does not need. */
export class BotAuthentication {
  readonly framework: BotFrameworkAuthentication;

  constructor(private readonly options: BotAuthenticationOptions) {
    const { appId, openIdMetadataUrl, getToken } = options;
    const framework = BotFrameworkAuthenticationFactory.create(
      '',
      true,
      loginUrl,
      connectorScope,
      tokenIssuer,
      tokenIssuer,
      openIdMetadataUrl,
      openIdMetadataUrl,
      callerId,
      new BotCredentials(appId, getToken),
      {
        requiredEndorsements: ['msteams'],
        validateClaims: async (claims) => {
          const issuer = claims.find(({ type }) => type === 'iss')?.value;
          if (issuer !== tokenIssuer) throw new AuthenticationError('Issuer', 401);
        },
      },
    );
    this.framework = new SentOnce(framework);
  }

  /**
   * Who sent an activity, if its token proves it; undefined for every token that does not.
   * @throws KeysUnreachable
   */
  async authenticate(
    activity: Activity,
    authorization: string | undefined,
  ): Promise<AuthenticateRequestResult | undefined> {
    if (!/^Bearer \S+$/.test(authorization ?? '')) return undefined;
    const checking = this.checked(activity, authorization ?? '');
    const answer = await inTime(checking, keysWithinMs, this.options.timer);
    if (answer.isLate) throw new KeysUnreachable('openid metadata: no answer');
    return answer.value;
  }

  private async checked(
    activity: Activity,
    authorization: string,
  ): Promise<AuthenticateRequestResult | undefined> {
    try {
      return await this.framework.authenticateRequest(activity, authorization);
    } catch (error) {
      if (isNetworkError(error)) throw new KeysUnreachable('openid metadata', { cause: error });
      return undefined;
    }
  }

  /** The sandbox's local entry: no proof, but the bot's own credentials for the answer. */
  local(): AuthenticateRequestResult {
    const identity = new ClaimsIdentity([{ type: 'aud', value: this.options.appId }], 'sandbox');
    return {
      audience: tokenIssuer,
      claimsIdentity: identity,
      callerId,
      connectorFactory: this.framework.createConnectorFactory(identity),
    };
  }
}

const isNetworkError = (error: unknown): boolean =>
  /ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|socket hang up|Failed to load (openID|Keys)|FetchError|Failed to fetch/i.test(
    `${String(error)} ${String((error as { code?: unknown }).code ?? '')}`,
  );
