import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Served, serve } from './serve.js';

/** What the balancer saw of a bot. */
export interface Seen {
  readonly url: string;
  /** `unready` is an answer, `gone` is none; `refused` is a request that went to another. */
  readonly what: 'ready' | 'unready' | 'gone' | 'refused';
}

export interface LoadBalancer extends Served {
  /** In order; of `/readyz` each change. */
  readonly seen: readonly Seen[];
}

const askEveryMs = 20;

/**
 * A reverse proxy as it stands before several processes of the bot: it asks each at `/readyz`, hands requests
 * to those that are ready in turn, and where a connection fails before there is an answer, to the next one. The
 * bot knows a message again, should it have been read.
 * @param bots their addresses, asked for anew each time
 */
export async function startLoadBalancer(bots: () => readonly string[]): Promise<LoadBalancer> {
  const seen: Seen[] = [];
  const states = new Map<string, Seen['what']>();
  const lookedAt = new Set<string>();
  let turns = 0;

  /** One look at a time: an older answer must not be taken for a newer one. */
  const look = async (url: string): Promise<void> => {
    if (lookedAt.has(url)) return;
    lookedAt.add(url);
    const what = await fetch(`${url}/readyz`).then(
      ({ ok }) => (ok ? 'ready' : 'unready'),
      () => 'gone' as const,
    );
    lookedAt.delete(url);
    if (states.get(url) === what) return;
    states.set(url, what);
    seen.push({ url, what });
  };
  const lookAtAll = (): Promise<unknown> => Promise.all(bots().map(look));
  const timer = setInterval(() => void lookAtAll(), askEveryMs);

  /** One that was not asked yet: a ready one, another each time; else any, for nobody may know it as ready yet. */
  const next = (asked: ReadonlySet<string>): string | undefined => {
    const left = bots().filter((url) => !asked.has(url));
    const ready = left.filter((url) => states.get(url) === 'ready');
    return ready[turns++ % Math.max(ready.length, 1)] ?? left[0];
  };

  const served = await serve(async (asked, answer) => {
    const body = await buffer(asked);
    const refusedBy = new Set<string>();
    // Looked up each time: a bot may have been replaced while another was asked.
    for (let url = next(refusedBy); url !== undefined; url = next(refusedBy)) {
      if ((await passOn(asked, body, url, answer)) === 'done') return;
      refusedBy.add(url);
      seen.push({ url, what: 'refused' });
    }
    answer.statusCode = 502;
    answer.end();
  });
  await lookAtAll();
  return {
    ...served,
    seen,
    close: async () => {
      clearInterval(timer);
      await served.close();
    },
  };
}

/** Each request has a connection of its own, so that none meets one that is just being closed. */
function passOn(
  { method, url: path, headers }: IncomingMessage,
  body: Buffer,
  bot: string,
  answer: ServerResponse,
): Promise<'done' | 'refused'> {
  return new Promise((resolve) => {
    const onwards = request(
      new URL(path ?? '/', bot),
      { method, headers, agent: false },
      (told) => {
        answer.writeHead(told.statusCode ?? 502, told.headers);
        told.pipe(answer).on('close', () => resolve('done'));
      },
    );
    onwards.on('error', () => {
      if (!answer.headersSent) return resolve('refused');
      answer.destroy();
      resolve('done');
    });
    onwards.end(body);
  });
}
