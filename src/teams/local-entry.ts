/** Where a request came from. */
export interface Peer {
  readonly address: string | undefined;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly isForwarded: boolean;
}

const loopbackPeer = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/**
 * Whether a message without a token may come in: only in the sandbox, from a program of this machine that
 * speaks to us by our own address, and never from a page of another site in somebody's browser.
 */
export function isLocalEntry(
  { address, host, origin, isForwarded }: Peer,
  isSandbox: boolean,
): boolean {
  if (!isSandbox || isForwarded || !loopbackPeer.test(address ?? '')) return false;
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '')) return false;
  return origin === undefined || origin === `http://${host}`;
}
