import { randomUUID } from 'node:crypto';
import { CountedBackend } from '../backends/counted/counted-backend.js';
import { GuardedBackend } from '../backends/guarded/guarded-backend.js';
import { PowershellBackend } from '../backends/powershell/powershell-backend.js';
import { workerScript } from '../backends/powershell/worker-script.js';
import { RestBackend } from '../backends/rest/rest-backend.js';
import { TracedBackend } from '../backends/traced/traced-backend.js';
import { renewed } from '../config/credential.js';
import type { Config } from '../config.js';
import type { ExchangeBackend } from '../domain/ports/exchange-backend.js';
import { GraphApplications } from '../graph/graph-applications.js';
import { GraphClient } from '../graph/graph-client.js';
import { GraphDirectory } from '../graph/graph-directory.js';
import { GraphIntune } from '../graph/graph-intune.js';
import { createTokens, type GetToken } from '../identity/tokens.js';
import type { Log } from '../observe/create-log.js';
import type { Trace } from '../observe/create-trace.js';
import type { Metrics } from '../observe/metrics.js';
import { tracedFetch } from '../observe/traced-fetch.js';
import { clock, monotonic, sleep } from './this-process.js';
import { tracedTokens } from './traced.js';

/** How long a token, or the attempts at a request together, may take, in milliseconds. */
export const tokenTimeoutMs = 8000;
const retryBudgetMs = 5000;

/** PowerShell and Microsoft's module are slow starters. */
export const powershellStartMs = 60_000;

/** When a PowerShell process is replaced: Microsoft's module leaks with each connection. */
const powershellLimits = { calls: 2000, minutes: 8 * 60, memory: 1024 ** 3 };

/** What is under way gets this long to end by itself when the bot stops. */
export const graceMs = 4000;

const longestQueue = 500;

/** What every client of the services is handed. */
export const requests = {
  random: Math.random,
  newId: randomUUID,
  sleep,
  clock,
  retryBudgetMs,
};

/** Tokens for one of the two applications; what its file has by now is used when the authority refuses. */
export function tokensOf({ tenant, addresses }: Config, application: Config['bot']): GetToken {
  let { credential } = application;
  return createTokens({
    ...application,
    renewed: () => {
      credential = renewed(credential);
      return credential;
    },
    tenantId: tenant.id,
    authorityUrl: addresses.authority,
    timeoutMs: tokenTimeoutMs,
    fetch: globalThis.fetch,
  });
}

/** HTTP to a service; whether it is told the trace is for the service to take. */
export const fetchOf = (trace: Trace, service: string, isToldTrace: boolean) =>
  tracedFetch({ trace, fetch: globalThis.fetch, service, isToldTrace });

function restBackend(config: Config, getToken: GetToken, trace: Trace): ExchangeBackend {
  const { exchange, addresses, tenant } = config;
  return new RestBackend({
    ...requests,
    fetch: fetchOf(trace, 'exchange', false),
    baseUrl: addresses.exchange,
    tenantId: tenant.id,
    appId: exchange.appId,
    getToken,
    timeoutMs: exchange.timeoutMs,
  });
}

function powershellBackend(config: Config, getToken: GetToken, log: Log): ExchangeBackend {
  const { exchange, powershell, tenant } = config;
  return new PowershellBackend({
    ...powershell,
    connection: { appId: exchange.appId, organization: tenant.domain, getToken },
    script: workerScript(),
    startTimeoutMs: powershellStartMs,
    silenceTimeoutMs: exchange.timeoutMs,
    longestQueue,
    drainMs: graceMs,
    recycle: powershellLimits,
    newId: randomUUID,
    clock,
    log: log.info,
  });
}

function backendOf(config: Config, getToken: GetToken, log: Log, trace: Trace): ExchangeBackend {
  const { exchange } = config;
  const backend =
    config.backend === 'rest'
      ? restBackend(config, getToken, trace)
      : powershellBackend(config, getToken, log);
  return new GuardedBackend(backend, {
    concurrency: exchange.concurrency,
    longestQueue,
    // Requests have time-outs of their own: this one ends what hangs in spite of them.
    timeoutMs: exchange.timeoutMs + tokenTimeoutMs + retryBudgetMs,
    failures: 5,
    pauseMs: 5000,
    clock,
  });
}

/** The tenant as the bot reaches it: Exchange, Intune and the directory. */
export function tenantOf(config: Config, log: Log, count: Pick<Metrics, 'cmdlet'>, trace: Trace) {
  const getToken = tracedTokens(tokensOf(config, config.exchange), trace);
  const graph = new GraphClient({
    ...requests,
    fetch: fetchOf(trace, 'graph', true),
    baseUrl: config.addresses.graph,
    getToken,
    timeoutMs: config.graphTimeoutMs,
  });
  return {
    getToken,
    exchange: new CountedBackend(
      new TracedBackend(backendOf(config, getToken, log, trace), trace.begin),
      count.cmdlet,
      monotonic,
    ),
    intune: new GraphIntune(graph),
    directory: new GraphDirectory(graph, clock),
    applications: new GraphApplications(graph),
  };
}

export type Tenant = ReturnType<typeof tenantOf>;
