import type { IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Served, serve } from './serve.js';

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An answer, or what comes in its place: a connection that breaks, an answer that breaks off, silence. */
export type Told =
  | {
      readonly status?: number;
      readonly headers?: { readonly [name: string]: string };
      /** A text as it is, anything else as JSON. */
      readonly body?: unknown;
    }
  | 'drop'
  | 'break off'
  | 'silence';

/** A server that notes what it is asked and answers what it is told: the queue first, then the rest. */
export interface AnswerServer extends Served {
  readonly asked: Asked[];
  /** Waits until it was asked so often; for ever, where nobody asks. */
  untilAsked(times: number): Promise<void>;
  readonly queue: Told[];
  rest: Told;
  /** Forgets what was asked and told. */
  clear(): void;
}

export async function answerServer(): Promise<AnswerServer> {
  const asked: Asked[] = [];
  const queue: Told[] = [];
  const state = { rest: {} as Told };
  const served = await serve(async (request, response) => {
    const { method = '', url = '', headers } = request;
    asked.push({ method, url, headers, body: await text(request) });
    const told = queue.shift() ?? state.rest;
    if (told === 'silence') return;
    if (told === 'drop') return void request.socket.destroy();
    if (told === 'break off') {
      response.setHeader('content-length', '1000');
      response.write('{', () => request.socket.destroy());
      return;
    }
    const { status = 200, headers: sent = {}, body = {} } = told;
    response.statusCode = status;
    for (const [name, value] of Object.entries(sent)) response.setHeader(name, value);
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  return Object.assign(state, served, {
    asked,
    untilAsked: async (times: number) => {
      while (asked.length < times) await sleep(5);
    },
    queue,
    clear: () => {
      asked.length = 0;
      queue.length = 0;
      state.rest = {};
    },
  });
}
