import { json } from 'node:stream/consumers';
import { type Served, serve } from './serve.js';

type Json = { readonly [name: string]: unknown };

/** One call that the bot made to its Bot Connector. */
export interface ConnectorCall {
  /** `POST` for a new message, `PUT` for one in the place of another. */
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly activity: Json;
}

export interface ConnectorAnswer {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: Json;
  /** Reads the message and breaks off instead of answering. */
  readonly breaksOff?: boolean;
}

/** A Bot Connector that notes every call, and answers as it is told: first with what is in the queue. */
export interface ConnectorServer extends Served {
  readonly calls: ConnectorCall[];
  readonly queue: ConnectorAnswer[];
  /** What is answered when the queue is empty; undefined for success. */
  answer: (
    call: ConnectorCall,
  ) => ConnectorAnswer | undefined | Promise<ConnectorAnswer | undefined>;
  /** Resolves when so many calls have come. */
  reached(count: number): Promise<void>;
}

export async function connectorServer(): Promise<ConnectorServer> {
  const calls: ConnectorCall[] = [];
  const queue: ConnectorAnswer[] = [];
  const own: Pick<ConnectorServer, 'answer'> = { answer: () => undefined };
  let waiting: { count: number; resolve: () => void }[] = [];
  const served = await serve(async (request, response) => {
    const activity = (await json(request)) as Json;
    const { method = '', url = '', headers } = request;
    const path = decodeURIComponent(url);
    const call = { method, path, authorization: headers.authorization, activity };
    calls.push(call);
    const number = calls.length;
    const answer = queue.shift() ??
      (await own.answer(call)) ?? { status: 200, body: { id: `sent-${number}` } };
    if (answer.breaksOff) request.socket.destroy();
    else {
      response.statusCode = answer.status;
      for (const [name, value] of Object.entries(answer.headers ?? {})) {
        response.setHeader(name, value);
      }
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer.body ?? {}));
    }
    for (const { count, resolve } of waiting) if (calls.length >= count) resolve();
    waiting = waiting.filter(({ count }) => calls.length < count);
  });
  return Object.assign(own, {
    ...served,
    calls,
    queue,
    reached: (count: number): Promise<void> =>
      calls.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ count, resolve })),
  });
}
