import { createServer } from 'node:net';

/** Listens for a moment; the port that it was, or undefined when it is taken. */
async function listened(port: number): Promise<number | undefined> {
  const server = createServer();
  try {
    return await new Promise<number | undefined>((resolve) => {
      server.once('error', () => resolve(undefined));
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' ? address?.port : undefined);
      });
    });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

/** A port of 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const port = await listened(0);
  if (port === undefined) throw new Error('no port');
  return port;
}

/** The ports that systems hand out by themselves begin above these: no connection takes one in between. */
const lowest = 20_000;
const highest = 30_000;

/** The first of two ports in a row that were free a moment ago. */
export async function freePortPair(): Promise<number> {
  const start = lowest + (process.pid % ((highest - lowest) / 2)) * 2;
  for (let port = start; port < highest + 1000; port += 2) {
    if ((await listened(port)) && (await listened(port + 1))) return port;
  }
  throw new Error('no two ports');
}
