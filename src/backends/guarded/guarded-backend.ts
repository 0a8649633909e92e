import type { CmdletName, Row } from '../../domain/cmdlets/catalogue.js';
import { type CmdletCall, effectOf } from '../../domain/cmdlets/cmdlet-call.js';
import { Deadline } from '../../domain/deadline.js';
import { mayPass, type Outcome, TenantFailure } from '../../domain/failure.js';
import type {
  BackendDescription,
  ExchangeBackend,
  RunOptions,
} from '../../domain/ports/exchange-backend.js';
import { Circuit, type CircuitOptions } from './circuit.js';
import { Limiter, QueueFull } from './limiter.js';

export interface GuardOptions extends CircuitOptions {
  /** How many cmdlets run at a time. */
  readonly concurrency: number;
  readonly longestQueue: number;
  /** Milliseconds until a call that gave no page and did not end counts as failed. */
  readonly timeoutMs: number;
}

/** What became of a call: a failure tells that the service is ill, not that it answered "no". */
type Ended = 'well' | 'abandoned' | TenantFailure;

/** A call that its asker gave up, or that never left the process, tells nothing about the service. */
function endOf(error: unknown, signal: AbortSignal | undefined): Ended {
  if (!(error instanceof TenantFailure)) return 'abandoned';
  if (!mayPass(error) || error.fault === 'throttled') return 'well';
  return signal?.aborted ? 'abandoned' : error;
}

/** Any backend with a limit on how much it is asked at once, a time-out, and a pause when it keeps failing. */
export class GuardedBackend implements ExchangeBackend {
  private readonly limiter: Limiter;
  private readonly circuit: Circuit;

  constructor(
    private readonly backend: ExchangeBackend,
    private readonly options: GuardOptions,
  ) {
    this.limiter = new Limiter(options.concurrency, options.longestQueue);
    this.circuit = new Circuit(options);
  }

  async *run<N extends CmdletName>(
    call: CmdletCall<N>,
    options: RunOptions = {},
  ): AsyncIterable<readonly Row<N>[]> {
    const { cmdlet } = call;
    const outcome: Outcome = effectOf(cmdlet) === 'read' ? 'none' : 'unknown';
    const leave = await this.enter(cmdlet, options.signal);
    // It stands still while the caller is busy with a page.
    const deadline = new Deadline(this.options.timeoutMs, options.signal);
    let ended: Ended = 'abandoned';
    try {
      for await (const page of this.backend.run(call, { ...options, signal: deadline.signal })) {
        deadline.pause();
        yield page;
        deadline.restart();
      }
      ended = 'well';
    } catch (error) {
      const failure = deadline.isLate
        ? new TenantFailure('exchange', 'timedOut', { asked: cmdlet, outcome, cause: error })
        : error;
      ended = endOf(failure, options.signal);
      throw failure;
    } finally {
      deadline.end();
      this.tell(ended);
      leave();
    }
  }

  async permittedCmdlets(options: RunOptions = {}): Promise<ReadonlySet<string>> {
    const leave = await this.enter('EXOModuleFile', options.signal);
    let ended: Ended = 'well';
    try {
      return await this.backend.permittedCmdlets(options);
    } catch (error) {
      ended = endOf(error, options.signal);
      throw error;
    } finally {
      this.tell(ended);
      leave();
    }
  }

  describe(): BackendDescription {
    const pausedUntil = this.circuit.pause?.until;
    return {
      ...this.backend.describe(),
      running: this.limiter.running,
      waiting: this.limiter.waiting,
      ...(pausedUntil ? { pausedUntil } : {}),
    };
  }

  close(): Promise<void> {
    return this.backend.close();
  }

  /** A place in the queue, and the circuit's leave; both before anything is sent. */
  private async enter(cmdlet: string, signal: AbortSignal | undefined): Promise<() => void> {
    const leave = await this.place(cmdlet, signal);
    const pause = await this.circuit.enter();
    if (!pause) return leave;
    leave();
    const { service, fault, said } = pause.because;
    const retryAfter = pause.until.getTime() - this.options.clock().getTime();
    throw new TenantFailure(service, fault, {
      asked: cmdlet,
      retryAfter,
      ...(said === undefined ? {} : { said }),
    });
  }

  private async place(cmdlet: string, signal: AbortSignal | undefined): Promise<() => void> {
    try {
      return await this.limiter.enter(signal);
    } catch (error) {
      const fault = error instanceof QueueFull ? 'throttled' : 'timedOut';
      throw new TenantFailure('exchange', fault, { asked: cmdlet, cause: error });
    }
  }

  private tell(ended: Ended): void {
    if (ended === 'well') this.circuit.succeeded();
    else if (ended === 'abandoned') this.circuit.abandoned();
    else this.circuit.failed(ended);
  }
}
