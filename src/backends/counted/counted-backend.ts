import type { CmdletName, Row } from '../../domain/cmdlets/catalogue.js';
import type { CmdletCall } from '../../domain/cmdlets/cmdlet-call.js';
import { TenantFailure } from '../../domain/failure.js';
import type {
  BackendDescription,
  ExchangeBackend,
  RunOptions,
} from '../../domain/ports/exchange-backend.js';

/** Told of every cmdlet that ended: `done`, a fault in our words, `abandoned` by its asker, or `ours`. */
export type CountCmdlet = (cmdlet: string, outcome: string, milliseconds: number) => void;

const outcomeOf = (error: unknown): string =>
  error instanceof TenantFailure ? error.fault : 'ours';

/** Any backend, with its cmdlets counted and timed. */
export class CountedBackend implements ExchangeBackend {
  constructor(
    private readonly backend: ExchangeBackend,
    private readonly count: CountCmdlet,
    /** Milliseconds of a clock that never goes back. */
    private readonly now: () => number,
  ) {}

  async *run<N extends CmdletName>(
    call: CmdletCall<N>,
    options?: RunOptions,
  ): AsyncIterable<readonly Row<N>[]> {
    const start = this.now();
    let outcome = 'abandoned';
    try {
      yield* this.backend.run(call, options);
      outcome = 'done';
    } catch (error) {
      outcome = outcomeOf(error);
      throw error;
    } finally {
      this.count(call.cmdlet, outcome, this.now() - start);
    }
  }

  permittedCmdlets(options?: RunOptions): Promise<ReadonlySet<string>> {
    return this.backend.permittedCmdlets(options);
  }

  describe(): BackendDescription {
    return this.backend.describe();
  }

  close(): Promise<void> {
    return this.backend.close();
  }
}
