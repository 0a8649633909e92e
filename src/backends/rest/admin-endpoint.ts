import { Deadline } from '../../domain/deadline.js';
import { TenantFailure } from '../../domain/failure.js';
import { Patience, type PatienceOptions } from '../../domain/patience.js';
import { boundedFetch } from '../../resilience/bounded-fetch.js';
import { type Answer, answerFailure } from './answer-failure.js';
import { connectionFailure } from './connection-failure.js';
import { exchangeHosts, type IsAllowed } from './exchange-hosts.js';
import { send } from './send.js';

export interface AdminEndpointOptions extends PatienceOptions {
  /** Such as `https://outlook.office365.com`. */
  readonly baseUrl: string;
  readonly tenantId: string;
  /** The executing identity's application id. */
  readonly appId: string;
  /** The user principal name of whose token it is; absent for the application's own. */
  readonly userPrincipalName?: string;
  readonly getToken: (
    scope: string,
    options?: { readonly skipCache?: boolean; readonly signal?: AbortSignal },
  ) => Promise<string>;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** Milliseconds for one request. */
  readonly timeoutMs: number;
}

/** One page asked of the endpoint. */
export interface AdminRequest {
  readonly cmdlet: string;
  readonly isWrite: boolean;
  /** The link of the page before, or else the command's own address. */
  readonly url: URL;
  readonly init: {
    readonly method: string;
    readonly body?: string;
    readonly headers: { readonly [name: string]: string };
  };
  readonly signal: AbortSignal | undefined;
}

type Attempt =
  | { readonly answer: Answer }
  | { readonly failure: TenantFailure; readonly status?: number };

/** A page of 1,000 rows has some 3 MB. */
const largestAnswer = 16 * 1024 * 1024;

/** The mailbox that app-only requests are routed by, the same in every tenant. */
const systemMailbox = 'SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}';

/** Statuses after which the same request may succeed (the set that ExoHelper repeats). */
const passing: ReadonlySet<number | undefined> = new Set([408, 429, 503, 504]);

/** HTTP to Exchange Online's admin endpoint: tokens, headers, time-outs, and attempts where they are safe. */
export class AdminEndpoint {
  private readonly connectionId: string;
  private readonly isAllowed: IsAllowed;
  private readonly scope: string;
  private readonly fetch: typeof globalThis.fetch;

  constructor(private readonly options: AdminEndpointOptions) {
    const { baseUrl, newId, fetch } = options;
    this.fetch = boundedFetch(fetch, largestAnswer);
    this.connectionId = newId();
    this.isAllowed = exchangeHosts(baseUrl);
    // The sandbox takes the tokens of the worldwide cloud.
    const resource = baseUrl.startsWith('https:') ? baseUrl : 'https://outlook.office365.com';
    this.scope = `${resource}/.default`;
  }

  /**
   * Asks until there is an answer, or no sense in asking again.
   * @throws TenantFailure
   */
  async ask(request: AdminRequest): Promise<Answer> {
    const patience = new Patience(this.options);
    let skipCache = false;
    for (;;) {
      const attempt = await this.once(request, skipCache);
      if ('answer' in attempt) return attempt.answer;
      const { failure, status } = attempt;
      const isStaleToken = status === 401 && !skipCache;
      if (isStaleToken) skipCache = true;
      else if (mayRepeat(attempt)) await patience.after(failure, request.signal);
      else throw failure;
    }
  }

  private async once(request: AdminRequest, skipCache: boolean): Promise<Attempt> {
    const { getToken, timeoutMs, clock } = this.options;
    const { cmdlet, url, init } = request;
    const token = await getToken(this.scope, { skipCache, ...signalOf(request) });
    if (request.signal?.aborted) throw new TenantFailure('exchange', 'timedOut', { asked: cmdlet });
    const deadline = new Deadline(timeoutMs, request.signal);
    const { signal } = deadline;
    try {
      const headers = { ...this.headers(token), ...init.headers };
      const response = await send(this.fetch, url, { ...init, headers, signal }, this.isAllowed);
      const { status, headers: sent } = response;
      const answer = { status, headers: sent, text: await response.text() };
      if (status >= 200 && status < 300) return { answer };
      return { failure: answerFailure(request, answer, clock()), status };
    } catch (error) {
      return { failure: connectionFailure(error, { ...request, signal }) };
    } finally {
      deadline.end();
    }
  }

  private headers(token: string): { readonly [name: string]: string } {
    const { tenantId, newId, userPrincipalName } = this.options;
    return {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json; charset=utf-8',
      Accept: 'application/json',
      'X-AnchorMailbox':
        userPrincipalName === undefined
          ? `APP:${systemMailbox}@${tenantId}`
          : `UPN:${userPrincipalName}`,
      'X-ResponseFormat': 'json',
      'X-SerializationLevel': 'Partial',
      'X-ClientApplication': 'ExchangeConnectorBot',
      Prefer: 'odata.maxpagesize=1000',
      'client-request-id': newId(),
      'connection-id': this.connectionId,
    };
  }
}

/** A read that failed for a while may be repeated; a write only if it surely did nothing. */
const mayRepeat = ({
  failure,
  status,
}: {
  readonly failure: TenantFailure;
  readonly status?: number;
}): boolean =>
  failure.outcome === 'none' &&
  (passing.has(status) || failure.fault === 'throttled' || failure.fault === 'unreachable');

const signalOf = ({ signal }: AdminRequest): { readonly signal?: AbortSignal } =>
  signal ? { signal } : {};
