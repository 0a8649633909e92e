import { cleanWords } from '../../domain/clean-words.js';
import {
  type CmdletName,
  catalogue,
  isCmdletName,
  type Row,
} from '../../domain/cmdlets/catalogue.js';
import type { Cmdlet } from '../../domain/cmdlets/cmdlet.js';
import { type CmdletCall, checkCall, effectOf } from '../../domain/cmdlets/cmdlet-call.js';
import { TenantFailure } from '../../domain/failure.js';
import type {
  BackendDescription,
  ExchangeBackend,
  RunOptions,
} from '../../domain/ports/exchange-backend.js';
import { projectRow } from '../project-row.js';
import type { Connected } from './message.js';
import type { PowershellOptions } from './powershell-options.js';
import { sessionFailure } from './session-failure.js';
import { type Worker, WorkerLost } from './worker.js';
import { PoolFull, WorkerPool } from './worker-pool.js';

/** A session is renewed when its token has less than this left. */
const renewBeforeMs = 5 * 60_000;

/** How long a session is trusted when the module does not tell when its token ends. */
const trustedMs = 45 * 60_000;

/**
 * Cmdlets through Microsoft's own module, which is the way that Microsoft supports: PowerShell processes
 * with a session each, started and driven by node-powershell, fed with data over a private socket.
 */
export class PowershellBackend implements ExchangeBackend {
  private readonly pool: WorkerPool;
  private readonly connectedAt = new WeakMap<Worker, Date>();

  constructor(private readonly options: PowershellOptions) {
    this.pool = new WorkerPool(options);
  }

  async *run<N extends CmdletName>(
    call: CmdletCall<N>,
    { signal, onWarning }: RunOptions = {},
  ): AsyncIterable<readonly Row<N>[]> {
    checkCall(call);
    const { cmdlet, parameters } = call;
    const asked = { cmdlet, isWrite: effectOf(cmdlet) !== 'read' };
    const worker = await this.lend(cmdlet, signal);
    try {
      await this.connected(worker, signal);
      for await (const messages of worker.job({ do: 'run', cmdlet, parameters }, signal)) {
        const rows = messages.flatMap((each) =>
          'row' in each ? projectRow(cmdlet, each.row) : [],
        );
        if (rows.length > 0) yield rows;
        for (const message of messages) {
          if ('warning' in message) onWarning?.(cleanWords(message.warning));
          if (!('end' in message) || message.end === 'done') continue;
          // A refused token is not used again.
          const failure = sessionFailure(asked, message);
          if (failure.fault === 'signIn') worker.session = undefined;
          throw failure;
        }
      }
    } catch (error) {
      throw this.lost(error, asked);
    } finally {
      this.pool.giveBack(worker);
    }
  }

  /**
   * What the session itself has, as Get-Command tells. A cmdlet counts only with every parameter that
   * the bot may send.
   */
  async permittedCmdlets({ signal }: RunOptions = {}): Promise<ReadonlySet<string>> {
    const worker = await this.lend('Get-Command', signal);
    try {
      const { commands } = await this.connected(worker, signal);
      return new Set(Object.keys(commands).filter((name) => isWhole(name, commands[name] ?? [])));
    } catch (error) {
      throw this.lost(error, { cmdlet: 'Get-Command', isWrite: false });
    } finally {
      this.pool.giveBack(worker);
    }
  }

  describe(): BackendDescription {
    const [worker] = this.pool.workers;
    const { executable, connection } = this.options;
    const program = executable.split(/[\\/]/).at(-1) ?? executable;
    const versions = [
      worker && `PowerShell ${worker.version}`,
      worker?.session && `${this.moduleName()} ${worker.session.module}`,
    ].filter(Boolean);
    return {
      name: 'powershell',
      target: versions.length > 0 ? versions.join(', ') : program,
      executingIdentity: connection.appId,
      running: this.pool.running,
      waiting: this.pool.waiting,
      workers: this.pool.workers.length,
    };
  }

  close(): Promise<void> {
    return this.pool.close();
  }

  private moduleName(): string {
    return (
      this.options.module
        .split(/[\\/]/)
        .at(-1)
        ?.replace(/\.psd1$/, '') ?? ''
    );
  }

  private async lend(cmdlet: string, signal: AbortSignal | undefined): Promise<Worker> {
    try {
      return await this.pool.lend(signal);
    } catch (error) {
      if (error instanceof TenantFailure) throw error;
      const fault = error instanceof PoolFull ? 'throttled' : 'timedOut';
      throw new TenantFailure('exchange', fault, { asked: cmdlet, cause: error });
    }
  }

  /** A session whose token lasts long enough for a call. */
  private async connected(worker: Worker, signal: AbortSignal | undefined): Promise<Connected> {
    const { clock, connection } = this.options;
    const now = clock().getTime();
    const since = this.connectedAt.get(worker)?.getTime() ?? 0;
    const { session } = worker;
    const ends = session?.expires ? Date.parse(session.expires) : since + trustedMs;
    if (session && ends - now > renewBeforeMs) return session;
    const renewed = await worker.connect(connection, signal);
    this.connectedAt.set(worker, clock());
    return renewed;
  }

  /** A worker that was lost in the middle: of a write nobody knows what it did. */
  private lost(error: unknown, asked: { cmdlet: string; isWrite: boolean }): unknown {
    if (!(error instanceof WorkerLost)) return error;
    this.options.log('powershell.lost', { cmdlet: asked.cmdlet, why: error.why });
    return new TenantFailure('exchange', error.why === 'ended' ? 'unreachable' : 'timedOut', {
      asked: asked.cmdlet,
      outcome: asked.isWrite ? 'unknown' : 'none',
      cause: error,
    });
  }
}

function isWhole(name: string, parameters: readonly string[]): boolean {
  if (!isCmdletName(name)) return false;
  const needed: Cmdlet = catalogue[name];
  return Object.keys(needed.parameters).every((parameter) => parameters.includes(parameter));
}
