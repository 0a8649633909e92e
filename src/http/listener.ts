import type { AddressInfo } from 'node:net';
import type { Next, Request, Response, Server } from 'restify';
import { send } from './answer.js';
import { guardListener } from './limits.js';
import { securityHeaders } from './security-headers.js';

export interface ListenerOptions {
  readonly host: string;
  readonly port: number;
  /** Open connections at most. */
  readonly maxConnections?: number | undefined;
  /** Told of failures of ours that reached the listener. */
  readonly onError: (error: unknown) => void;
}

/**
 * Opens a listener whose routes have been added: guarded, every answer with the security headers, and errors of
 * restify's own told without a word of the request.
 * @returns the port
 */
export async function openListener(
  server: Server,
  options: ListenerOptions,
  isHttps: (request: Request) => boolean = () => false,
): Promise<number> {
  refuseQuietly(server, options.onError);
  secure(server, isHttps);
  // restify listens for upgrades and does nothing about them: such a connection would never end.
  server.server.removeAllListeners('upgrade');
  guardListener(server.server, options.maxConnections);
  return listen(server, options);
}

/** Before anything else is done with a request, so that no answer is without them. */
function secure(server: Server, isHttps: (request: Request) => boolean): void {
  server.pre((request: Request, response: Response, next: Next) => {
    response.removeHeader('Server');
    for (const [name, value] of Object.entries(securityHeaders(isHttps(request)))) {
      response.setHeader(name, value);
    }
    next();
  });
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
}

/** restify passes on the errors of Node's server, and throws those that nobody listens for at restify's. */
function listen(server: Server, { host, port, onError }: ListenerOptions): Promise<number> {
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
export async function closeListener(server: Server, graceMs: number): Promise<void> {
  const { server: raw } = server;
  const sweep = setInterval(() => raw.closeIdleConnections(), 100);
  const force = setTimeout(() => raw.closeAllConnections(), graceMs);
  raw.on('request', (_, response) => response.setHeader('Connection', 'close'));
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(sweep);
  clearTimeout(force);
}
