import type { AddressInfo } from 'node:net';
import { createServer, type Request, type Response } from 'restify';
import type { HttpServer } from './http-server.js';

/**
 * The listener of the metrics, apart from the internet's door. Whoever reaches it reads them.
 * @param read all metrics in the text format of Prometheus
 */
export async function startMetricsServer(
  { host, port }: { readonly host: string; readonly port: number },
  read: () => Promise<string>,
): Promise<Pick<HttpServer, 'port' | 'close'>> {
  const server = createServer({ name: '' });
  server.get('/metrics', async (_: Request, response: Response) => {
    const text = await read();
    response.sendRaw(200, text, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'Cache-Control': 'no-store',
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const close = async (): Promise<void> => {
    server.server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { port: (server.server.address() as AddressInfo).port, close };
}
