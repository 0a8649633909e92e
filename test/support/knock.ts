import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** One thing that a client does on its connection: sends bytes, pauses, ends, or breaks off. */
export type Knock = string | Buffer | { readonly pauseMs: number } | 'END' | 'RESET';

/** What came back over a connection until it closed, byte for byte. */
export interface Heard {
  readonly text: string;
  /** The statuses of all answers, in order. */
  readonly statuses: readonly number[];
  readonly body: string;
}

/** Speaks to a server without an HTTP client in between, so that it may be as wrong as it likes. */
export async function knock(port: number, ...knocks: readonly Knock[]): Promise<Heard> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (part: Buffer) => {
    text += part.toString('latin1');
  });
  // A connection that breaks has told what it had to tell.
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.on('close', resolve));
  for (const each of knocks) {
    if (each === 'RESET') socket.resetAndDestroy();
    else if (each === 'END') socket.end();
    else if (typeof each === 'string' || Buffer.isBuffer(each)) socket.write(each);
    else await sleep(each.pauseMs);
  }
  await closed;
  const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
  return { text, statuses, body: text.slice(text.lastIndexOf('\r\n\r\n') + 4) };
}

/** The head of a request that closes its connection after the answer. */
export const head = (line: string, headers: { readonly [name: string]: string | number }): string =>
  [
    `${line} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: close',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n');
