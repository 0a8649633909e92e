import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Where a request truly comes from, as far as it can be known. */
export interface Origin {
  /** The address of the client; that of the first proxy which is not trusted, where one is. */
  readonly address: string | undefined;
  readonly isHttps: boolean;
}

/** An IPv4 address within IPv6 is one of IPv4. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** An entry of X-Forwarded-For without its port: some proxies add one. Undefined for what is no address. */
function addressIn(entry: string): string | undefined {
  const bare = entry.trim().replace(/^\[(.*)\](:\d+)?$/, '$1');
  const address = plain(/^[\d.]+:\d+$/.test(bare) ? bare.replace(/:\d+$/, '') : bare);
  return isIP(address) ? address : undefined;
}

const listIn = (header: string | string[] | undefined): readonly string[] =>
  String(header ?? '')
    .split(',')
    .filter((entry) => entry.trim() !== '');

/** The proxies whose X-Forwarded headers are believed; nobody else's are. */
export class TrustedProxies {
  private readonly list = new BlockList();

  /** @param proxies addresses, or networks such as `10.0.0.0/8` */
  constructor(proxies: readonly string[]) {
    for (const proxy of proxies) {
      const [address = '', bits] = proxy.split('/');
      if (bits === undefined) this.list.addAddress(address, familyOf(address));
      else this.list.addSubnet(address, Number(bits), familyOf(address));
    }
  }

  /** Reads the chain of proxies from its near end: what stands before one that is not trusted, it made up. */
  originOf({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): Origin {
    const peer = socket.remoteAddress === undefined ? undefined : plain(socket.remoteAddress);
    if (!this.trusts(peer)) return { address: peer, isHttps: false };
    const isHttps = listIn(headers['x-forwarded-proto']).at(-1)?.trim().toLowerCase() === 'https';
    let address = peer;
    for (const entry of listIn(headers['x-forwarded-for']).toReversed()) {
      const next = addressIn(entry);
      if (next === undefined) break;
      address = next;
      if (!this.trusts(next)) break;
    }
    return { address, isHttps };
  }

  private trusts(address: string | undefined): boolean {
    return address !== undefined && this.list.check(address, familyOf(address));
  }
}
