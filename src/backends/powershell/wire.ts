import type { Socket } from 'node:net';
import type { Job, Message } from './message.js';

/** No row of Exchange comes near it. */
const longestLine = 4 * 1024 * 1024;

/** What a worker said makes no sense. */
export class WireNonsense extends Error {
  override readonly name = 'WireNonsense';
}

/** Lines of JSON to and from a worker. Nothing is read ahead of the caller, so a slow one slows the worker. */
export class Wire {
  private readonly chunks: AsyncIterator<string>;
  private rest = '';

  constructor(private readonly socket: Socket) {
    socket.setEncoding('utf8');
    this.chunks = socket[Symbol.asyncIterator]();
  }

  send(line: Job | object): void {
    this.socket.write(`${JSON.stringify(line)}\n`);
  }

  /** Says that no job follows: the worker disconnects and ends. */
  finish(): void {
    this.socket.end();
  }

  /**
   * The next messages, as many as came together; undefined at the end.
   * @throws WireNonsense
   */
  async next(): Promise<readonly Message[] | undefined> {
    for (;;) {
      const { value, done } = await this.chunks.next();
      if (done) return undefined;
      const lines = (this.rest + value).split('\n');
      this.rest = lines.pop() ?? '';
      if (this.rest.length > longestLine) throw new WireNonsense('A line has no end.');
      if (lines.length > 0) return lines.map(messageOf);
    }
  }
}

function messageOf(line: string): Message {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new WireNonsense('A line is no JSON.', { cause });
  }
}
