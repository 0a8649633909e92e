import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { guardListener } from '../http/limits.js';

export interface Listening {
  readonly port: number;
  readonly url: string;
  /** Ends the connections over which nothing is asked at the moment. */
  closeIdle(): void;
  close(): Promise<void>;
}

/**
 * Serves an app on 127.0.0.1.
 * @param port 0 for any that is free
 * @throws Error with code EADDRINUSE when the port is taken
 */
export function listen(app: Hono, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: app.fetch, hostname: '127.0.0.1', port },
      (address: AddressInfo) => {
        resolve({
          port: address.port,
          url: `http://127.0.0.1:${address.port}`,
          closeIdle: () => {
            if ('closeIdleConnections' in server) server.closeIdleConnections();
          },
          close: () =>
            new Promise((done) => {
              server.close(() => done());
              if ('closeAllConnections' in server) server.closeAllConnections();
            }),
        });
      },
    );
    guardListener(server as Server);
    server.once('error', reject);
  });
}
