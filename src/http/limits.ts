import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { reasons } from './answer.js';
import { securityHeaders } from './security-headers.js';

/** What Node's own errors are answered with; everything else that is no HTTP is 400. */
const statusOf: { readonly [code: string]: number } = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

const mostConnections = 2000;

/** A refusal is a few hundred bytes: who doesn't take them within a second is gone. */
const lingerMs = 1000;

/**
 * Guards an HTTP listener, whatever handles its requests: a request line that no router should see is refused
 * before any does, slow and idle connections end, and there are never more than the process can afford.
 * Node limits a head to 16 KiB by itself. To be called after the handlers have been added.
 * @param maxConnections beyond that the connection that is idle longest is closed for a new one
 */
export function guardListener(server: Server, maxConnections = mostConnections): void {
  server.headersTimeout = 15_000;
  server.requestTimeout = 30_000;
  server.maxHeadersCount = 100;
  // Node would refuse a missing Host itself, without our headers. Its types leave the property out.
  Object.assign(server, { requireHostHeader: false });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    refuse(socket, statusOf[error.code ?? ''] ?? 400);
  });
  const connections = new Connections(maxConnections);
  server.on('connection', (socket: Socket) => connections.add(socket));
  checkRequests(server, connections);
}

/**
 * Whether a request target is a plain path with an optional query (RFC 9112, 3.2.1 origin-form), in characters
 * that a URI may have. `//host`, `http://host/`, `*` and broken escapes make routers throw.
 */
export function isPlainTarget(target: string | undefined): boolean {
  if (
    target === undefined ||
    !/^\/(?!\/)[\w\-.~!$&'()*+,;=:@%/]*(?:\?[\w\-.~!$&'()*+,;=:@%/?]*)?$/.test(target)
  ) {
    return false;
  }
  try {
    decodeURIComponent(target);
    return true;
  } catch {
    return false;
  }
}

const hostsIn = ({ rawHeaders }: IncomingMessage): number =>
  rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length;

/** The events with which Node hands a request to a router; each has the request first. */
const requestEvents = ['request', 'checkContinue', 'checkExpectation'] as const;

function checkRequests(server: Server, connections: Connections): void {
  for (const event of requestEvents) {
    const handlers = server.listeners(event);
    server.removeAllListeners(event);
    server.on(event, (request: IncomingMessage, response: ServerResponse) => {
      connections.busy(request.socket, response);
      if (!isPlainTarget(request.url) || hostsIn(request) !== 1) refuse(request.socket, 400);
      // Node would refuse an Expect header that it doesn't know without our headers.
      else if (handlers.length === 0) refuse(request.socket, 417);
      else for (const handle of handlers) handle.call(server, request, response);
    });
  }
}

/** The open connections of a listener, of which there are never more than it may have. */
class Connections {
  /** Those over which nothing is asked at the moment, the longest idle first. */
  private readonly idle = new Set<Socket>();
  private open = 0;

  constructor(private readonly max: number) {}

  add(socket: Socket): void {
    this.open += 1;
    socket.once('close', () => {
      this.open -= 1;
      this.idle.delete(socket);
    });
    if (this.open > this.max) {
      const [longest = socket] = this.idle;
      longest.destroy();
    }
    if (!socket.destroyed) this.idle.add(socket);
  }

  /** A request came over it; it is idle again once that is answered. */
  busy(socket: Socket, response: ServerResponse): void {
    this.idle.delete(socket);
    response.once('close', () => {
      if (!socket.destroyed) this.idle.add(socket);
    });
  }
}

/** Node would answer with a status alone. What was not read as a request has no response to write to. */
function refuse(socket: Socket, status: number): void {
  // As Node's own handler checks: half of an answer may be on its way.
  const { _httpMessage: answer } = socket as Socket & { _httpMessage?: { headersSent?: boolean } };
  if (!socket.writable || answer?.headersSent) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify({ error: reasons[status] });
  const headers = {
    ...securityHeaders(false),
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'));
  // The client may never close its side.
  socket.destroySoon();
  setTimeout(() => socket.destroy(), lingerMs).unref();
}

/** Descriptors that the bot needs itself: databases, files, connections to services and processes. */
const ownDescriptors = 128;

/**
 * How many connections the listeners of a process may hold each, so that it keeps descriptors for its own work.
 * @param openFiles the process's limit of open files; undefined where there is none
 */
export const connectionsFor = (openFiles: number | undefined): number =>
  openFiles === undefined
    ? mostConnections
    : Math.min(mostConnections, Math.max(8, Math.floor((openFiles - ownDescriptors) / 2)));
