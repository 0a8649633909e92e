import { rowsOf } from '../domain/checks/answered.js';
import { Deadline } from '../domain/deadline.js';
import { TenantFailure } from '../domain/failure.js';
import { pagesAhead } from '../domain/pages-ahead.js';
import { Patience, type PatienceOptions, retryAfterOf } from '../domain/patience.js';
import { AnswerTooLarge, boundedFetch, parseJson } from '../resilience/bounded-fetch.js';
import { graphFailure } from './graph-failure.js';

export interface GraphOptions extends PatienceOptions {
  /** Such as `https://graph.microsoft.com`. */
  readonly baseUrl: string;
  readonly getToken: (scope: string, options?: { skipCache?: boolean }) => Promise<string>;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** Milliseconds for one request. */
  readonly timeoutMs: number;
}

export type JsonObject = { readonly [key: string]: unknown };

interface Answer {
  readonly status: number;
  /** Milliseconds that the service asks us to wait. */
  readonly retryAfter: number | undefined;
  readonly text: string;
}

interface Page {
  readonly items: readonly JsonObject[];
  readonly next: string | undefined;
}

const graphScope = 'https://graph.microsoft.com/.default';
const mayPass: ReadonlySet<number> = new Set([408, 429, 503, 504]);
/** More pages than any collection that is read has: a service that always names another has an end. */
const mostPages = 2000;

/** A page of 999 items with all that is selected of each has some 1 MB. */
const largestAnswer = 16 * 1024 * 1024;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads from Microsoft Graph: tokens, pages, waits, and failures in the bot's words. */
export class GraphClient {
  private readonly fetch: typeof globalThis.fetch;

  constructor(private readonly options: GraphOptions) {
    this.fetch = boundedFetch(options.fetch, largestAnswer);
  }

  /**
   * One resource.
   * @param path below `/v1.0`, its parts already encoded
   * @throws TenantFailure
   */
  async get(path: string, signal?: AbortSignal): Promise<JsonObject> {
    return this.read(new URL(`${this.options.baseUrl}/v1.0${path}`), path, signal);
  }

  /** The items of a collection one by one; who has enough in the middle of a page asks for no other. */
  async *list(path: string, signal?: AbortSignal): AsyncIterable<JsonObject> {
    for await (const page of this.pages(path, signal)) yield* page;
  }

  /** The items of a collection, page by page. */
  async *pages(path: string, signal?: AbortSignal): AsyncIterable<readonly JsonObject[]> {
    const seen = new Set<string>();
    const page = async (url: URL): Promise<Page> => {
      const isCircle = seen.has(url.href) || seen.size >= mostPages;
      if (isCircle) throw this.bad(path);
      seen.add(url.href);
      const { value, '@odata.nextLink': next } = await this.read(url, path, signal);
      if (!Array.isArray(value) || !value.every(isObject)) throw this.bad(path);
      return { items: value, next: typeof next === 'string' ? next : undefined };
    };
    const first = page(new URL(`${this.options.baseUrl}/v1.0${path}`));
    const pageAt = async (next: string): Promise<Page> => page(this.checked(next, path));
    for await (const { items } of pagesAhead(first, pageAt)) yield items;
  }

  /** All items of a collection that is known to be short. */
  all(path: string, signal?: AbortSignal): Promise<readonly JsonObject[]> {
    return rowsOf(this.pages(path, signal), 'graph');
  }

  /** The token goes to no other host than the one that was configured. */
  private checked(link: string, path: string): URL {
    if (!URL.canParse(link)) throw this.bad(path);
    const url = new URL(link);
    if (url.origin !== new URL(this.options.baseUrl).origin) throw this.bad(path);
    return url;
  }

  private bad(path: string): TenantFailure {
    return new TenantFailure('graph', 'badData', { asked: resourceOf(path) });
  }

  private async read(url: URL, path: string, signal: AbortSignal | undefined): Promise<JsonObject> {
    const patience = new Patience(this.options);
    let skipCache = false;
    for (;;) {
      const answer = await this.once(url, path, skipCache, signal);
      if (answer.status === 200) return this.parsed(answer.text, path);
      const failure = graphFailure(resourceOf(path), answer);
      const isStaleToken = answer.status === 401 && !skipCache;
      if (isStaleToken) skipCache = true;
      else if (mayPass.has(answer.status)) await patience.after(failure, signal);
      else throw failure;
    }
  }

  private async once(
    url: URL,
    path: string,
    skipCache: boolean,
    outer: AbortSignal | undefined,
  ): Promise<Answer> {
    const { getToken, newId, timeoutMs, clock } = this.options;
    const token = await getToken(graphScope, { skipCache });
    const headers = {
      Authorization: `Bearer ${token}`,
      Accept: 'application/json',
      'client-request-id': newId(),
    };
    const deadline = new Deadline(timeoutMs, outer);
    const { signal } = deadline;
    try {
      const response = await this.fetch(url, { headers, signal, redirect: 'error' });
      const retryAfter = retryAfterOf(response.headers.get('retry-after'), clock());
      return { status: response.status, retryAfter, text: await response.text() };
    } catch (cause) {
      const isTooLarge = cause instanceof AnswerTooLarge;
      const fault = isTooLarge ? 'badData' : signal.aborted ? 'timedOut' : 'unreachable';
      throw new TenantFailure('graph', fault, { asked: resourceOf(path), cause });
    } finally {
      deadline.end();
    }
  }

  private parsed(text: string, path: string): JsonObject {
    try {
      const body = parseJson(text);
      if (isObject(body)) return body;
    } catch {
      // Not JSON, or too much of it: said below.
    }
    throw this.bad(path);
  }
}

/** What was asked, without the ids and the query: `/users`, `/organization`. */
function resourceOf(path: string): string {
  const [resource = ''] = path.split('?');
  return resource.replace(/\/users\/[^/]+/, '/users/…').replace(/\(appId=[^)]*\)/, '(…)');
}
