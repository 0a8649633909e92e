import {
  type AuthenticateRequestResult,
  BotFrameworkAuthentication,
  type ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import { AnswerTooLarge } from '../resilience/bounded-fetch.js';

/** The part of the SDK's HTTP client that is reached for: it is private there. */
interface HoldsPipeline {
  readonly client?: {
    readonly pipeline?: {
      removePolicy(which: { readonly phase: string }): readonly unknown[];
      addPolicy(policy: object, options?: { readonly phase: 'Sign' }): void;
    };
  };
}

/**
 * A kept connection that the other side has just closed loses the message that is written to it, and
 * nobody can tell whether it was read before. A fresh one either takes the message or was never made.
 */
const freshConnection = {
  name: 'freshConnection',
  sendRequest: <T>(request: { disableKeepAlive?: boolean }, next: (request: object) => T): T =>
    next(Object.assign(request, { disableKeepAlive: true })),
};

/** The Bot Connector answers with an id. */
const largestAnswer = 1024 * 1024;

interface Streamed {
  bodyAsText?: string | null;
  readableStreamBody?: AsyncIterable<Buffer> & { destroy(): void };
}

/** Reads an answer of the Bot Connector, decompressed, to a limit. */
const boundedAnswer = {
  name: 'boundedAnswer',
  sendRequest: async (
    request: { streamResponseStatusCodes?: Set<number> },
    next: (request: object) => Promise<Streamed>,
  ): Promise<Streamed> => {
    request.streamResponseStatusCodes = new Set([Number.POSITIVE_INFINITY]);
    const response = await next(request);
    const stream = response.readableStreamBody;
    if (!stream) return response;
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of stream) {
      bytes += chunk.length;
      if (bytes > largestAnswer) {
        stream.destroy();
        throw new AnswerTooLarge(`more than ${largestAnswer} bytes`);
      }
      chunks.push(chunk);
    }
    response.bodyAsText = Buffer.concat(chunks).toString('utf8');
    delete response.readableStreamBody;
    return response;
  },
};

/**
 * Takes the SDK's retries off: a message that Teams delivered and did not confirm would be posted again.
 * The SDK's own switch for it, `noRetryPolicy`, does nothing (botbuilder-stdlib 4.23.3,
 * azureCoreHttpCompat/serviceClientContext.js: "do something with noPolicy option").
 * @throws Error when the SDK is built otherwise, so that an upgrade cannot bring the retries back unseen
 */
function withoutRetries(client: ConnectorClient): ConnectorClient {
  const { pipeline } = (client as unknown as HoldsPipeline).client ?? {};
  if (pipeline?.removePolicy({ phase: 'Retry' }).length !== 1) {
    throw new Error('The retries of the Bot Framework SDK could not be taken off.');
  }
  pipeline.addPolicy(freshConnection);
  // The innermost of all: whatever reads the answer reads no more of it.
  pipeline.addPolicy(boundedAnswer, { phase: 'Sign' });
  return client;
}

/** Clients by where they send to, and for whom. */
type Clients = Map<string, Promise<ConnectorClient>>;

/** More addresses than Teams has; whichever was first asked for goes first. */
const mostClients = 100;

class SentOnceFactory extends ConnectorFactory {
  constructor(
    private readonly inner: ConnectorFactory,
    private readonly clients: Clients,
  ) {
    super();
  }

  /** A client holds nothing of a turn, and making one is a good part of a short turn's work. */
  override create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
    const key = JSON.stringify([serviceUrl, audience]);
    const { clients } = this;
    const client = clients.get(key) ?? this.inner.create(serviceUrl, audience).then(withoutRetries);
    clients.set(key, client);
    client.catch(() => clients.delete(key));
    if (clients.size > mostClients) clients.delete(clients.keys().next().value ?? '');
    return client;
  }
}

/** The SDK's authentication for one application, with Bot Connector clients that send everything once. */
export class SentOnce extends BotFrameworkAuthentication {
  private readonly clients: Clients = new Map();
  private userTokens: Promise<UserTokenClient> | undefined;

  constructor(private readonly inner: BotFrameworkAuthentication) {
    super();
  }

  override async authenticateRequest(
    ...sent: Parameters<BotFrameworkAuthentication['authenticateRequest']>
  ): Promise<AuthenticateRequestResult> {
    return this.sentOnce(await this.inner.authenticateRequest(...sent));
  }

  override async authenticateStreamingRequest(
    authHeader: string,
    channelId: string,
  ): Promise<AuthenticateRequestResult> {
    return this.sentOnce(await this.inner.authenticateStreamingRequest(authHeader, channelId));
  }

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    return this.factory(this.inner.createConnectorFactory(identity));
  }

  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.userTokens ??= this.inner.createUserTokenClient(identity);
    this.userTokens.catch(() => {
      this.userTokens = undefined;
    });
    return this.userTokens;
  }

  private sentOnce(result: AuthenticateRequestResult): AuthenticateRequestResult {
    const { connectorFactory } = result;
    return connectorFactory
      ? { ...result, connectorFactory: this.factory(connectorFactory) }
      : result;
  }

  private factory(inner: ConnectorFactory): ConnectorFactory {
    return new SentOnceFactory(inner, this.clients);
  }
}
