import { createHash, timingSafeEqual } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a connection is for: jobs and their answers, or only to show that the bot lives. */
const purposes = ['jobs', 'lifeline'] as const;
type Purpose = (typeof purposes)[number];

/** A greeting is a token and a purpose; a longer one is not from a worker. */
const longestGreeting = 256;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * A door for one worker: a Unix socket in a folder that only this user may enter, or a named pipe on
 * Windows, each with a random name. Whoever does not say the token first is shown out.
 */
export class PrivateSocket {
  readonly address: string;
  private readonly folder: string | undefined;
  private readonly server: Server;
  private readonly sockets = new Map<Purpose, Socket>();
  private readonly arrived: Promise<void>;

  constructor(
    private readonly token: string,
    name: string,
  ) {
    const isWindows = process.platform === 'win32';
    // mkdtemp makes folders with mode 0700. A path of a Unix socket has room for some 100 characters.
    this.folder = isWindows ? undefined : mkdtempSync(join(tmpdir(), 'connector-bot-'));
    this.address = this.folder === undefined ? `\\\\.\\pipe\\${name}` : join(this.folder, 'socket');
    let isComplete = (): void => undefined;
    this.arrived = new Promise((resolve) => {
      isComplete = resolve;
    });
    this.server = createServer((socket) => this.greet(socket, isComplete));
  }

  /** As .NET names the same place. */
  get clientAddress(): string {
    return this.address.replace('\\\\.\\pipe\\', '');
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.address, resolve);
    });
  }

  /** The worker's connection for jobs, once both have come; then nobody else is let in. */
  async connection(): Promise<Socket> {
    await this.arrived;
    this.server.close();
    const socket = this.sockets.get('jobs');
    if (!socket) throw new Error('The worker closed its connection.');
    return socket;
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets.values()) socket.destroy();
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
  }

  private greet(socket: Socket, isComplete: () => void): void {
    let greeting = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    const read = (): void => {
      const chunk: Buffer | null = socket.read();
      if (chunk) greeting = Buffer.concat([greeting, chunk]);
      const [token, purpose, rest] = greeting.toString('latin1').split('\n');
      if (rest === undefined) {
        if (greeting.length > longestGreeting) socket.destroy();
        return;
      }
      socket.off('readable', read);
      const known = purposes.find((each) => each === purpose);
      const isTrusted = timingSafeEqual(digest(token ?? ''), digest(this.token));
      if (!known || !isTrusted || rest !== '' || this.sockets.has(known)) socket.destroy();
      else this.admit(known, socket, isComplete);
    };
    socket.on('readable', read);
  }

  private admit(purpose: Purpose, socket: Socket, isComplete: () => void): void {
    this.sockets.set(purpose, socket);
    // A lifeline is silent; reading it notices its end.
    if (purpose === 'lifeline') socket.resume();
    if (this.sockets.size === purposes.length) isComplete();
  }
}
