import { type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { reasons } from './answer.js';
import { securityHeaders } from './security-headers.js';

/** What Node's own errors are answered with; everything else that is no HTTP is 400. */
const statusOf: { readonly [code: string]: number } = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/**
 * What a connection may take: Node cuts heads longer than 16 KiB by itself, and looks each half minute for
 * those that are too slow.
 */
export function setLimits(server: Server): void {
  server.headersTimeout = 15_000;
  server.requestTimeout = 30_000;
  server.maxHeadersCount = 100;
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    refuse(socket, statusOf[error.code ?? ''] ?? 400);
  });
}

/** Node would answer with a status alone. What is not read as a request has no response to write to. */
function refuse(socket: Socket, status: number): void {
  // As Node's own handler looks: half of an answer may be on its way.
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
}
