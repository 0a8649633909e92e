import { TenantFailure } from '../domain/failure.js';
import { graphFailure } from './graph-failure.js';

export interface GraphOptions {
  /** Such as `https://graph.microsoft.com`. */
  readonly baseUrl: string;
  readonly getToken: (scope: string, options?: { skipCache?: boolean }) => Promise<string>;
  readonly fetch: typeof globalThis.fetch;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly newId: () => string;
  /** At least 0, below 1. */
  readonly random: () => number;
  /** Milliseconds for one request. */
  readonly timeoutMs: number;
  /** Milliseconds that a read may spend waiting between its attempts. */
  readonly retryBudgetMs: number;
}

export type JsonObject = { readonly [key: string]: unknown };

interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly text: string;
}

const graphScope = 'https://graph.microsoft.com/.default';
const mayPass: ReadonlySet<number> = new Set([408, 429, 503, 504]);
const mostPages = 2000;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads from Microsoft Graph: tokens, pages, waits, and failures in the bot's words. */
export class GraphClient {
  constructor(private readonly options: GraphOptions) {}

  /**
   * One resource.
   * @param path below `/v1.0`, its parts already encoded
   * @throws TenantFailure
   */
  async get(path: string, signal?: AbortSignal): Promise<JsonObject> {
    return this.read(new URL(`${this.options.baseUrl}/v1.0${path}`), path, signal);
  }

  /** The items of a collection, page by page. */
  async *list(path: string, signal?: AbortSignal): AsyncIterable<JsonObject> {
    let url: URL | undefined = new URL(`${this.options.baseUrl}/v1.0${path}`);
    for (let pages = 0; url; pages += 1) {
      const body: JsonObject = await this.read(url, path, signal);
      const { value, '@odata.nextLink': next } = body;
      if (!Array.isArray(value) || !value.every(isObject) || pages > mostPages)
        throw this.bad(path);
      yield* value;
      url = typeof next === 'string' ? this.checked(next, path) : undefined;
    }
  }

  /** All items of a collection that is known to be short. */
  async all(path: string, signal?: AbortSignal): Promise<readonly JsonObject[]> {
    const items: JsonObject[] = [];
    for await (const item of this.list(path, signal)) items.push(item);
    return items;
  }

  /** The token goes to no other host than the one that was configured. */
  private checked(link: string, path: string): URL {
    const url = new URL(link);
    if (url.origin !== new URL(this.options.baseUrl).origin) throw this.bad(path);
    return url;
  }

  private bad(path: string): TenantFailure {
    return new TenantFailure('graph', 'badData', { asked: resourceOf(path) });
  }

  private async read(url: URL, path: string, signal: AbortSignal | undefined): Promise<JsonObject> {
    const { random, sleep, retryBudgetMs } = this.options;
    let skipCache = false;
    let waited = 0;
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.once(url, path, skipCache, signal);
      if (answer.status === 200) return this.parsed(answer.text, path);
      const failure = graphFailure(resourceOf(path), answer);
      const isStaleToken: boolean = answer.status === 401 && !skipCache;
      skipCache ||= isStaleToken;
      if (isStaleToken) continue;
      const wait = failure.retryAfter ?? 500 * 2 ** (attempt - 1) * (0.5 + random());
      waited += wait;
      if (!mayPass.has(answer.status) || waited > retryBudgetMs) throw failure;
      await sleep(wait, signal);
    }
  }

  private async once(
    url: URL,
    path: string,
    skipCache: boolean,
    outer: AbortSignal | undefined,
  ): Promise<Answer> {
    const { fetch, getToken, newId, timeoutMs } = this.options;
    const token = await getToken(graphScope, { skipCache });
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = outer ? AbortSignal.any([outer, timeout]) : timeout;
    const headers = {
      Authorization: `Bearer ${token}`,
      Accept: 'application/json',
      'client-request-id': newId(),
    };
    try {
      const response = await fetch(url, { headers, signal, redirect: 'error' });
      const retryAfter = response.headers.get('retry-after');
      return { status: response.status, retryAfter, text: await response.text() };
    } catch (cause) {
      const name = cause instanceof Error ? cause.name : '';
      const fault = name === 'TimeoutError' || name === 'AbortError' ? 'timedOut' : 'unreachable';
      throw new TenantFailure('graph', fault, { asked: resourceOf(path), cause });
    }
  }

  private parsed(text: string, path: string): JsonObject {
    try {
      const body: unknown = JSON.parse(text);
      if (isObject(body)) return body;
    } catch {
      // Not JSON: said below.
    }
    throw this.bad(path);
  }
}

/** What was asked, without the ids and the query: `/users`, `/organization`. */
function resourceOf(path: string): string {
  const [resource = ''] = path.split('?');
  return resource.replace(/\/users\/[^/]+/, '/users/…').replace(/\(appId=[^)]*\)/, '(…)');
}
