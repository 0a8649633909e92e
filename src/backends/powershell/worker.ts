import { Deadline } from '../../domain/deadline.js';
import { TenantFailure } from '../../domain/failure.js';
import { type Connection, identityParameters } from './connection.js';
import type { Connected, End, Job, Message } from './message.js';
import type { WorkerOptions } from './powershell-options.js';
import { PrivateSocket } from './private-socket.js';
import { connectFailure, startFailure } from './start-failure.js';
import { type Shell, startShell } from './start-shell.js';
import { Wire } from './wire.js';
import { workerCatalogue } from './worker-catalogue.js';

/** The worker is gone, or is being killed: whatever it was doing, its outcome is not known. */
export class WorkerLost extends Error {
  override readonly name = 'WorkerLost';

  constructor(readonly why: 'ended' | 'silent' | 'abandoned') {
    super(`The worker is lost: ${why}`);
  }
}

const isEnd = (message: Message): message is End => 'end' in message;

/** One PowerShell process with one session. It runs one job at a time. */
export class Worker {
  /** PowerShell's own version. */
  readonly version: string;
  calls = 0;
  /** Working set in bytes after the last job. */
  memory = 0;
  session: Connected | undefined;
  private isDead = false;

  private constructor(
    private readonly options: WorkerOptions,
    private readonly socket: PrivateSocket,
    private readonly shell: Shell,
    private readonly wire: Wire,
    version: string,
  ) {
    this.version = version;
    void shell.ended.then(() => this.kill());
  }

  /**
   * Starts PowerShell and waits until it has called back.
   * @throws TenantFailure when it does not
   */
  static async start(options: WorkerOptions): Promise<Worker> {
    const token = options.newId();
    const socket = new PrivateSocket(token, options.newId());
    await socket.listen();
    const shell = startShell(options, { address: socket.clientAddress, token });
    const deadline = new Deadline(options.startTimeoutMs);
    const gaveUp = new Promise<never>((_, reject) => {
      const fail = (): void => reject(startFailure(options.executable));
      deadline.signal.addEventListener('abort', fail, { once: true });
      void shell.ended.then(fail);
    });
    try {
      const wire = new Wire(await Promise.race([socket.connection(), gaveUp]));
      wire.send({ module: options.module, catalogue: workerCatalogue() });
      const first = (await Promise.race([wire.next(), gaveUp]))?.[0];
      if (!first || !('ready' in first)) throw startFailure(options.executable);
      return new Worker(options, socket, shell, wire, first.ready);
    } catch (error) {
      shell.kill();
      socket.close();
      throw error;
    } finally {
      deadline.end();
    }
  }

  get isUsable(): boolean {
    return !this.isDead && !this.shell.isNoisy();
  }

  /**
   * Connects to Exchange Online anew.
   * @throws TenantFailure
   */
  async connect(connection: Connection, signal?: AbortSignal): Promise<Connected> {
    const identity = await identityParameters(connection, this.session !== undefined);
    this.session = undefined;
    for await (const messages of this.job({ do: 'connect', identity }, signal)) {
      for (const message of messages) {
        if ('connected' in message) this.session = message.connected;
        if (isEnd(message) && message.end !== 'done') {
          throw connectFailure(this.options.module, message);
        }
      }
    }
    if (this.session) return this.session;
    throw new TenantFailure('exchange', 'badData', { asked: 'Connect-ExchangeOnline' });
  }

  /**
   * Does a job: messages as they come, the last of which is its end. Whoever stops reading before the end loses the worker.
   * @throws WorkerLost
   */
  async *job(job: Job, signal?: AbortSignal): AsyncGenerator<readonly Message[]> {
    const deadline = new Deadline(this.options.silenceTimeoutMs, signal);
    deadline.signal.addEventListener('abort', () => this.kill(), { once: true });
    let isEnded = false;
    try {
      this.wire.send(job);
      while (!isEnded) {
        deadline.restart();
        const messages = await this.wire.next().catch(() => undefined);
        if (!messages || this.isDead) throw new WorkerLost(whyOf(deadline, signal));
        deadline.pause();
        const end = messages.find(isEnd);
        if (end) {
          isEnded = true;
          this.calls += 1;
          this.memory = end.memory;
        }
        yield messages;
      }
    } finally {
      deadline.end();
      if (!isEnded) this.kill();
    }
  }

  /** Lets it disconnect and end by itself; after `ms` it is killed. */
  async finish(ms: number): Promise<void> {
    const force = setTimeout(() => this.kill(), ms);
    this.wire.finish();
    await this.shell.ended;
    clearTimeout(force);
    this.kill();
  }

  kill(): void {
    if (this.isDead) return;
    this.isDead = true;
    this.shell.kill();
    this.socket.close();
  }
}

function whyOf(deadline: Deadline, signal: AbortSignal | undefined): WorkerLost['why'] {
  if (signal?.aborted) return 'abandoned';
  return deadline.isLate ? 'silent' : 'ended';
}
