import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** The network between the bot and a server, which may fail in the two ways that networks do. */
export interface Network {
  /** As the server's own address, through the network. */
  readonly url: string;
  /** Ends every connection; new ones are made as before. */
  cut(): void;
  /** Ends every connection, and refuses new ones, at once. */
  refuse(): void;
  /** Holds back what is sent, in both directions, also on new connections. */
  stall(): void;
  /** As it was; what was held back is delivered, to whoever is still there. */
  heal(): void;
  close(): Promise<void>;
}

type State = 'open' | 'refusing' | 'stalled';

/** @param target such as `postgres://user:password@127.0.0.1:5432/database` */
export async function networkBefore(target: string): Promise<Network> {
  const { hostname, port } = new URL(target);
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: State = 'open';
  const server: Server = createServer((near) => {
    near.on('error', () => {});
    if (state === 'refusing') return near.destroy();
    const far = connect(Number(port), hostname);
    far.on('error', () => near.destroy());
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [one, other] of [pair, [far, near] as const]) {
      one.on('data', (data) => void other.write(data));
      one.on('close', () => {
        pairs.delete(pair);
        other.destroy();
      });
      if (state === 'stalled') one.pause();
    }
    return near;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
  };
  const url = new URL(target);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cut,
    refuse: () => {
      state = 'refusing';
      cut();
    },
    stall: () => {
      state = 'stalled';
      for (const each of [...pairs].flat()) each.pause();
    },
    heal: () => {
      state = 'open';
      for (const each of [...pairs].flat()) each.resume();
    },
    close: () => {
      state = 'refusing';
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
