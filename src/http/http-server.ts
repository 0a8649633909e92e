import type { AddressInfo } from 'node:net';
import { createServer, type Next, type Request, type Response, type Server } from 'restify';
import { readBody } from './read-body.js';
import { type SignInPages, serveSignIn } from './sign-in-pages.js';

/** A message for the bot, before anything in it is believed. */
export interface Inbound {
  readonly json: unknown;
  readonly authorization: string | undefined;
  readonly caller: Caller;
}

/** Where a request comes from, as far as it decides about the sandbox's local entry. */
export interface Caller {
  readonly address: string | undefined;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly isForwarded: boolean;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  /** Answers `/api/messages`. */
  readonly receive: (inbound: Inbound) => Promise<Answer>;
  /** What a ticket is for, as a file of that ending; undefined when there is no such. */
  readonly evidence: (ticket: string, ending: string) => Promise<File | undefined>;
  /** Undefined where nobody has to sign in. */
  readonly signIn?: SignInPages | undefined;
  /** Whether the bot can work: for `/readyz`. */
  readonly isReady: () => Promise<boolean>;
  /** Told of failures of ours that reached the door. */
  readonly onError: (error: unknown) => void;
}

/** Something that a browser fetches. */
export interface File {
  readonly type: string;
  readonly name: string;
  readonly content: string;
}

export interface HttpServer {
  readonly port: number;
  /** From now on `/readyz` says no, so that a load balancer asks others; everything is answered as before. */
  drain(): void;
  /** Takes no new requests and lets those under way end, for a time. */
  close(graceMs: number): Promise<void>;
}

const reasons: { readonly [status: number]: string } = {
  400: 'Bad request',
  401: 'Unauthorized',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Too large',
  415: 'Unsupported media type',
  500: 'Internal error',
  503: 'Not ready',
};

const forwardedHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

const callerOf = (request: Request): Caller => ({
  address: request.socket.remoteAddress,
  host: request.headers.host,
  origin: request.headers.origin,
  isForwarded: forwardedHeaders.some((name) => request.headers[name] !== undefined),
});

/**
 * Sends JSON as it is: restify's own formatters would tell the message of an error. `sendRaw` and not
 * Node's own writing, because restify answers every refusal of its own a second time where it does not
 * know of the first, and that throws outside of any request.
 */
function send(response: Response, { status, body }: Answer): void {
  if (response.headersSent) return;
  const reason = reasons[status];
  const content = body ?? (status < 400 || reason === undefined ? undefined : { error: reason });
  const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
  const type = { 'Content-Type': 'application/json; charset=utf-8' };
  if (content === undefined) response.sendRaw(status, '', headers);
  else response.sendRaw(status, JSON.stringify(content), { ...headers, ...type });
}

/** The bot's HTTP server: messages, and how the process is. */
export async function startHttpServer(options: HttpOptions): Promise<HttpServer> {
  const server = createServer({ name: '', ignoreTrailingSlash: true });
  let isDraining = false;
  server.get('/healthz', async (_: Request, response: Response) => {
    send(response, { status: 200, body: { status: 'up' } });
  });
  server.get('/readyz', async (_: Request, response: Response) => {
    const isReady = !isDraining && (await options.isReady().catch(() => false));
    send(response, isReady ? { status: 200, body: { status: 'ready' } } : { status: 503 });
  });
  server.get('/evidence/:file', async (request: Request, response: Response) => {
    const [, ticket = '', ending = ''] =
      /^([\w-]{20,100})\.(json|html)$/.exec(String(request.params?.['file'] ?? '')) ?? [];
    const file = ticket === '' ? undefined : await found(ticket, ending, options);
    if (file) sendFile(response, file);
    else send(response, { status: 404 });
  });
  server.post('/api/messages', async (request: Request, response: Response) => {
    send(response, await messages(request, options));
  });
  if (options.signIn) {
    const notFound = (response: Response): void => send(response, { status: 404 });
    serveSignIn(server, options.signIn, notFound, options.onError);
  }
  refuseQuietly(server, options.onError);
  // restify listens for upgrades and does nothing about them: such a connection would never end.
  server.server.removeAllListeners('upgrade');
  server.server.requestTimeout = 30_000;
  server.server.headersTimeout = 15_000;
  const port = await listen(server, options);
  const drain = (): void => {
    isDraining = true;
  };
  return { port, drain, close: (graceMs) => close(server, graceMs) };
}

/** The page has no scripts, loads nothing, and is in no frame. */
function sendFile(response: Response, { type, name, content }: File): void {
  response.sendRaw(200, content, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Disposition': `${type === 'text/html' ? 'inline' : 'attachment'}; filename="${name}"`,
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
}

async function found(
  ticket: string,
  ending: string,
  { evidence, onError }: HttpOptions,
): Promise<File | undefined> {
  try {
    return await evidence(ticket, ending);
  } catch (error) {
    onError(error);
    return undefined;
  }
}

async function messages(request: Request, { receive, onError }: HttpOptions): Promise<Answer> {
  try {
    const body = await readBody(request);
    if ('status' in body) return body;
    const { authorization } = request.headers;
    return await receive({ json: body.json, authorization, caller: callerOf(request) });
  } catch (error) {
    onError(error);
    return { status: 500 };
  }
}

/** Errors that restify makes itself, such as an unknown path: a status and nothing from the request. */
function refuseQuietly(server: Server, onError: (error: unknown) => void): void {
  server.on(
    'restifyError',
    (_: Request, response: Response, error: { statusCode?: number }, done: () => void) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) onError(error);
      send(response, { status });
      done();
    },
  );
  server.pre((_: Request, response: Response, next: Next) => {
    response.removeHeader('Server');
    next();
  });
}

/** restify passes on the errors of Node's server, and throws those that nobody listens for at restify's. */
function listen(server: Server, { host, port, onError }: HttpOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      server.on('error', onError);
      resolve((server.server.address() as AddressInfo).port);
    });
  });
}

/** Idle connections are closed again and again: a client may keep one open without asking anything. */
async function close(server: Server, graceMs: number): Promise<void> {
  const { server: raw } = server;
  const sweep = setInterval(() => raw.closeIdleConnections(), 100);
  const force = setTimeout(() => raw.closeAllConnections(), graceMs);
  raw.on('request', (_, response) => response.setHeader('Connection', 'close'));
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(sweep);
  clearTimeout(force);
}
