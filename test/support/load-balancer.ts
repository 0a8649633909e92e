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
 * to those that are ready in turn, and where a connection is refused, or reset before an answer, to the next
 * one. The bot knows a message again, should it have been read.
 * @param bots their addresses, asked for anew each time
 */
export async function startLoadBalancer(bots: () => readonly string[]): Promise<LoadBalancer> {
  const seen: Seen[] = [];
  const states = new Map<string, Seen['what']>();
  let turns = 0;

  const look = async (url: string): Promise<void> => {
    const what = await fetch(`${url}/readyz`).then(
      ({ ok }) => (ok ? 'ready' : 'unready'),
      () => 'gone' as const,
    );
    if (states.get(url) === what) return;
    states.set(url, what);
    seen.push({ url, what });
  };
  const lookAtAll = (): Promise<unknown> => Promise.all(bots().map(look));
  const timer = setInterval(() => void lookAtAll(), askEveryMs);

  /** The ready ones, another first each time; at last those that are not, or not known to be. */
  const candidates = (): readonly string[] => {
    const able = bots().filter((url) => states.get(url) === 'ready');
    const first = turns++ % Math.max(able.length, 1);
    const others = bots().filter((url) => !able.includes(url));
    return [...able.slice(first), ...able.slice(0, first), ...others];
  };

  const served = await serve(async (asked, answer) => {
    const body = await buffer(asked);
    for (const url of candidates()) {
      const outcome = await passOn(asked, body, url, answer);
      if (outcome === 'done') return;
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
    onwards.on('error', ({ code }: NodeJS.ErrnoException) => {
      // What the system had accepted and Node had not is reset when a listener closes.
      if (code === 'ECONNREFUSED' || (code === 'ECONNRESET' && !answer.headersSent))
        return resolve('refused');
      answer.statusCode = 502;
      answer.end();
      resolve('done');
    });
    onwards.end(body);
  });
}
