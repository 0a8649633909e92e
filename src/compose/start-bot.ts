import type { Config } from '../config.js';
import type { Store } from '../domain/ports/store.js';
import { type HttpServer, startHttpServer } from '../http/http-server.js';
import { connectionsFor } from '../http/limits.js';
import { startMetricsServer } from '../http/metrics-server.js';
import type { Log } from '../observe/create-log.js';
import { makePrivate } from '../storage/private-folder.js';
import { evidenceOver } from './audit.js';
import { doorOf } from './door.js';
import { assertFitToStart } from './fit-to-start.js';
import { keysReader } from './keys-reader.js';
import { counted, metricsOver } from './measured.js';
import { openStore } from './open-store.js';
import { type Parts, partsOf } from './parts.js';
import { warnAtStart } from './start-warnings.js';
import { graceMs } from './tenant.js';
import { clock, openFileLimit, sleep } from './this-process.js';
import { openTrace, tracedStore } from './traced.js';
import { Work } from './work.js';

/** The bot, at work. */
export interface RunningBot {
  readonly port: number;
  /** Undefined: there is no listener for the metrics. */
  readonly metricsPort: number | undefined;
  stop(): Promise<void>;
}

/** The last spans of a bot that ends are waited for so long, in milliseconds. */
const traceMs = 1000;

const maxConnections = connectionsFor(openFileLimit());

const requestFailed =
  (log: Log) =>
  (error: unknown): void =>
    log.error('request.failed', { error });

type Door = ReturnType<typeof doorOf>['door'];

function openDoor(
  config: Config,
  store: Store,
  { auditDesk, voices, askers }: Parts,
  door: Door,
  log: Log,
): Promise<HttpServer> {
  const areKeysReadable = keysReader(config.addresses.botOpenIdMetadata);
  return startHttpServer({
    ...config.http,
    maxConnections,
    trustedProxies: config.trustedProxies,
    clock,
    enter: (knocker) => door.enter(knocker),
    evidence: evidenceOver(auditDesk, voices),
    signIn: askers?.pages,
    isReady: async () => {
      await store.ping();
      return areKeysReadable();
    },
    onError: requestFailed(log),
    onRefused: (refused) => log.warn('door.refused', refused),
  });
}

/** Everything that is to be ended when one part of the start fails, the newest first. */
class Begun {
  private readonly ends: (() => Promise<void>)[] = [];

  add(end: () => Promise<void>): void {
    this.ends.unshift(end);
  }

  async end(): Promise<void> {
    for (const end of this.ends) await end().catch(() => {});
  }
}

/**
 * Joins the rooms and opens the door. What fails leaves nothing half started.
 * @throws StartFaults when something is missing that it cannot do without
 * @throws StoreFailure when the database cannot be opened, and Node's error when the port is taken
 */
export async function startBot(config: Config, log: Log): Promise<RunningBot> {
  await assertFitToStart(config);
  for (const place of makePrivate(config.dataDir)) log.warn('data.readable', { place });
  const begun = new Begun();
  try {
    return await joined(config, log, begun);
  } catch (error) {
    await begun.end();
    throw error;
  }
}

async function joined(config: Config, log: Log, begun: Begun): Promise<RunningBot> {
  const { trace, close: closeTrace } = await openTrace(config, log);
  begun.add(() => closeTrace(traceMs));
  const store = tracedStore(await openStore(config, log), trace);
  begun.add(() => store.close());
  const count = metricsOver(store, () => parts.backend);
  let ownUrl = '';
  const parts: Parts = partsOf(config, store, counted(log, count), {
    wake: () => work.wake(),
    count,
    trace,
    publicUrl: () => config.publicUrl ?? ownUrl,
  });
  begun.add(() => parts.backend.close());
  const { door, delivery, unfinished } = doorOf({ config, store, parts, log, count, trace });
  const work = new Work({ config, store, parts, delivery, log, trace });
  begun.add(() => work.stop(0));
  await work.start();
  const server = await openDoor(config, store, parts, door, log);
  begun.add(() => server.close(0));
  ownUrl = `http://127.0.0.1:${server.port}`;
  const { metricsHost, metricsPort } = config;
  const metricsServer =
    metricsPort === undefined
      ? undefined
      : await startMetricsServer(
          { host: metricsHost, port: metricsPort, maxConnections, onError: requestFailed(log) },
          count.text,
        );
  void warnAtStart(config, log);
  const stop = async (): Promise<void> => {
    server.drain();
    await sleep(config.drainMs);
    await unfinished.finish(graceMs, server.close(graceMs));
    await work.stop(graceMs);
    await metricsServer?.close(graceMs);
    await parts.backend.close();
    await store.close();
    await closeTrace(traceMs);
  };
  return { port: server.port, metricsPort: metricsServer?.port, stop };
}
