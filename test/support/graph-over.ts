import { GraphClient, type GraphOptions } from '../../src/graph/graph-client.js';

/** Graph at an address of this machine, without a wait between its attempts. */
export const graphOver = (baseUrl: string, change: Partial<GraphOptions> = {}): GraphClient =>
  new GraphClient({
    baseUrl,
    getToken: async () => 'token',
    fetch: globalThis.fetch,
    clock: () => new Date(0),
    newId: () => 'id',
    timeoutMs: 10_000,
    retryBudgetMs: 1000,
    random: () => 0,
    sleep: async () => undefined,
    ...change,
  });
