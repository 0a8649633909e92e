import type { Trace } from './create-trace.js';

export interface TracedFetchOptions {
  readonly trace: Pick<Trace, 'begin' | 'here'>;
  readonly fetch: typeof globalThis.fetch;
  /** What is asked, such as `graph`. */
  readonly service: string;
  /** Whether the service is told the trace, as W3C's `traceparent`. */
  readonly isToldTrace: boolean;
}

/** The kind of resource alone: what follows it in an address may be somebody's name. */
const resourceIn = (address: string): string =>
  /\/(?:v1\.0|beta)\/([a-z]+)/i.exec(new URL(address).pathname)?.[1] ?? '';

/**
 * `fetch` of which each request is a part, until its answer begins. It has the id that the request goes
 * with (`client-request-id`) and the one that the service gave it (`request-id`): Microsoft's support asks
 * for them.
 */
export function tracedFetch(options: TracedFetchOptions): typeof globalThis.fetch {
  const { trace, fetch, service, isToldTrace } = options;
  return async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const headers = new Headers(init?.headers);
    const cmdlet = headers.get('x-cmdletname');
    const part = trace.begin(service, {
      resource: cmdlet ?? resourceIn(address),
      clientRequestId: headers.get('client-request-id') ?? '',
    });
    try {
      return await part.within(async () => {
        const { traceparent } = trace.here() ?? {};
        if (isToldTrace && traceparent) headers.set('traceparent', traceparent);
        const answer = await fetch(input, { ...init, headers });
        const requestId = answer.headers.get('request-id');
        part.note({ status: answer.status, ...(requestId ? { requestId } : {}) });
        part.end();
        return answer;
      });
    } catch (error) {
      part.end(error);
      throw error;
    }
  };
}
