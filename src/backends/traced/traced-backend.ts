import type { CmdletName, Row } from '../../domain/cmdlets/catalogue.js';
import type { CmdletCall } from '../../domain/cmdlets/cmdlet-call.js';
import { type Begin, during } from '../../domain/part.js';
import type {
  BackendDescription,
  ExchangeBackend,
  RunOptions,
} from '../../domain/ports/exchange-backend.js';

/** Any backend, each cmdlet a part of what asked for it; of what it is given only the name is told. */
export class TracedBackend implements ExchangeBackend {
  constructor(
    private readonly backend: ExchangeBackend,
    private readonly begin: Begin,
  ) {}

  async *run<N extends CmdletName>(
    call: CmdletCall<N>,
    options?: RunOptions,
  ): AsyncIterable<readonly Row<N>[]> {
    const part = this.begin('cmdlet', { cmdlet: call.cmdlet });
    const pages = part.within(() => this.backend.run(call, options)[Symbol.asyncIterator]());
    let count = 0;
    try {
      // Each page is asked for by the reader, whose place is another: a generator has none of its own.
      for (;;) {
        const next = await part.within(() => pages.next());
        if (next.done) break;
        count += next.value.length;
        yield next.value;
      }
      part.note({ rows: count });
    } catch (error) {
      part.end(error);
      throw error;
    } finally {
      // Somebody who has enough leaves in the middle.
      await part.within(() => pages.return?.());
      part.end();
    }
  }

  permittedCmdlets(options?: RunOptions): Promise<ReadonlySet<string>> {
    const part = this.begin('cmdlet', { cmdlet: 'permitted cmdlets' });
    return during(part, () => this.backend.permittedCmdlets(options));
  }

  describe(): BackendDescription {
    return this.backend.describe();
  }

  close(): Promise<void> {
    return this.backend.close();
  }
}
