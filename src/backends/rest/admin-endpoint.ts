import { type Answer, answerFailure } from './answer-failure.js';
import { boundedText } from './bounded-text.js';
import { connectionFailure, wasNeverSent } from './connection-failure.js';
import { type IsAllowed, send } from './post.js';

export interface AdminEndpointOptions {
  /** Such as `https://outlook.office365.com`. */
  readonly baseUrl: string;
  readonly tenantId: string;
  /** The executing identity's application id. */
  readonly appId: string;
  readonly getToken: (scope: string, options?: { skipCache?: boolean }) => Promise<string>;
  readonly fetch: typeof globalThis.fetch;
  readonly isAllowed: IsAllowed;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** At least 0, below 1. */
  readonly random: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Milliseconds for one request. */
  readonly timeoutMs: number;
  /** Milliseconds that a read may spend waiting between its attempts. */
  readonly retryBudgetMs: number;
}

/** The resource that Exchange's tokens are for. */
export const exchangeScope = 'https://outlook.office365.com/.default';

/** A page of 1,000 rows stays far below it. */
const largestAnswer = 64 * 1024 * 1024;

/** The mailbox that app-only requests are routed by, the same in every tenant. */
const systemMailbox = 'SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}';

const mayPass: ReadonlySet<number> = new Set([408, 429, 503, 504]);

interface Invocation {
  readonly cmdlet: string;
  readonly isWrite: boolean;
  readonly body: object;
  /** The link of the page before. */
  readonly next: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** HTTP to Exchange Online's admin endpoint: tokens, headers, time-outs, and attempts where they are safe. */
export class AdminEndpoint {
  private readonly connectionId: string;

  constructor(private readonly options: AdminEndpointOptions) {
    this.connectionId = options.newId();
  }

  /** @throws TenantFailure */
  async invoke({ cmdlet, isWrite, body, next, signal }: Invocation): Promise<Answer> {
    const { baseUrl, tenantId } = this.options;
    const url = new URL(next ?? `${baseUrl}/adminapi/beta/${tenantId}/InvokeCommand`);
    const init = {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'X-CmdletName': cmdlet },
    };
    return this.attempts({ cmdlet, isWrite, url, init, signal });
  }

  /** What the module asks when it connects: which cmdlets this token may run. */
  async getModuleFile(signal: AbortSignal | undefined): Promise<string> {
    const { baseUrl, tenantId } = this.options;
    const url = new URL(`${baseUrl}/adminapi/v1.0/${tenantId}/EXOModuleFile?Version=3.9.2`);
    const init = { method: 'GET', headers: { CommandName: '*' } };
    const answer = await this.attempts({
      cmdlet: 'EXOModuleFile',
      isWrite: false,
      url,
      init,
      signal,
    });
    return answer.text;
  }

  private async attempts(request: AdminRequest): Promise<Answer> {
    const { clock, random, sleep, retryBudgetMs } = this.options;
    let skipCache = false;
    let waited = 0;
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.once(request, skipCache);
      if (answer.status < 300) return answer;
      const failure = answerFailure(request.cmdlet, request.isWrite, answer, clock());
      const isStaleToken: boolean = answer.status === 401 && !skipCache;
      // A write that was refused for its token or by throttling did nothing; anything else may have.
      if (!isStaleToken && (!mayPass.has(answer.status) || request.isWrite)) throw failure;
      skipCache ||= isStaleToken;
      if (isStaleToken) continue;
      const wait = failure.retryAfter ?? 500 * 2 ** (attempt - 1) * (0.5 + random());
      waited += wait;
      if (waited > retryBudgetMs) throw failure;
      await sleep(wait, request.signal);
    }
  }

  private async once(request: AdminRequest, skipCache: boolean): Promise<Answer> {
    const { fetch, getToken, isAllowed, timeoutMs } = this.options;
    const { cmdlet, isWrite, url, init } = request;
    const token = await getToken(exchangeScope, { skipCache });
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
    try {
      const headers = { ...this.headers(token), ...init.headers };
      const response = await send(fetch, url, { ...init, headers, signal }, isAllowed);
      const text = await boundedText(response, largestAnswer);
      return { status: response.status, headers: response.headers, text };
    } catch (error) {
      const outcome = isWrite && !wasNeverSent(error) ? 'unknown' : 'none';
      throw connectionFailure(error, { asked: cmdlet, outcome });
    }
  }

  private headers(token: string): { readonly [name: string]: string } {
    const { tenantId, newId } = this.options;
    return {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json; charset=utf-8',
      Accept: 'application/json',
      'X-AnchorMailbox': `APP:${systemMailbox}@${tenantId}`,
      'X-ResponseFormat': 'json',
      'X-SerializationLevel': 'Partial',
      'X-ClientApplication': 'ExchangeConnectorBot',
      Prefer: 'odata.maxpagesize=1000',
      'client-request-id': newId(),
      'connection-id': this.connectionId,
    };
  }
}

interface AdminRequest {
  readonly cmdlet: string;
  readonly isWrite: boolean;
  readonly url: URL;
  readonly init: { method: string; body?: string; headers: { readonly [name: string]: string } };
  readonly signal: AbortSignal | undefined;
}
