import type { Config } from '../config.js';
import { during } from '../domain/part.js';
import type { Store } from '../domain/ports/store.js';
import type { GetToken } from '../identity/tokens.js';
import type { Log } from '../observe/create-log.js';
import { createTrace, type Trace } from '../observe/create-trace.js';
import { openTracer } from '../observe/open-tracer.js';
import { monotonic, productVersion } from './this-process.js';

/** What is under way in this process, told to a receiver of traces where there is one. */
export async function openTrace({ traceEndpoint: endpoint }: Config, log: Log) {
  const { tracer, close } = await openTracer({
    endpoint,
    version: productVersion(),
    onError: (error) => log.warn('trace.unsent', { error }),
  });
  return { trace: createTrace({ log, tracer, now: monotonic }), close };
}

/** Waiting for a token is a part, which tells whose token it is and not the token. */
export const tracedTokens =
  (getToken: GetToken, { begin }: Trace): GetToken =>
  (scope, options) =>
    during(begin('token', { scope }), () => getToken(scope, options));

/** Units of work are parts of what they are done for; those of jobs that only look are none. */
export const tracedStore = (store: Store, { begin, isWithin }: Trace): Store => ({
  ...store,
  together: (work) =>
    isWithin() ? during(begin('store'), () => store.together(work)) : store.together(work),
});
