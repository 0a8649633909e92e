import { createServer, type Request, type Response } from 'restify';
import type { HttpServer } from './http-server.js';
import { closeListener, type ListenerOptions, openListener } from './listener.js';

/**
 * The listener of the metrics, apart from the one that the internet reaches. Whoever reaches it reads them.
 * @param read all metrics in the text format of Prometheus
 */
export async function startMetricsServer(
  options: ListenerOptions,
  read: () => Promise<string>,
): Promise<Pick<HttpServer, 'port' | 'close'>> {
  const server = createServer({ name: '' });
  server.get('/metrics', async (_: Request, response: Response) => {
    const text = await read();
    response.sendRaw(200, text, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
  const port = await openListener(server, options);
  return { port, close: (graceMs) => closeListener(server, graceMs) };
}
