import type { CmdletName, Row } from '../../domain/cmdlets/catalogue.js';
import { type CmdletCall, checkCall, effectOf } from '../../domain/cmdlets/cmdlet-call.js';
import { TenantFailure } from '../../domain/failure.js';
import type {
  BackendDescription,
  ExchangeBackend,
  RunOptions,
} from '../../domain/ports/exchange-backend.js';
import { cleanWords } from '../clean-words.js';
import { projectRow } from '../project-row.js';
import { AdminEndpoint, type AdminEndpointOptions } from './admin-endpoint.js';
import { jsonOf } from './answer-failure.js';
import { readPage } from './page.js';
import { parametersJson } from './parameters-json.js';

/** More pages than any tenant has: a service that links in a circle is not followed for ever. */
const mostPages = 10_000;

/**
 * Cmdlets over `adminapi/beta/{tenant}/InvokeCommand`, the endpoint behind Microsoft's PowerShell module.
 * Microsoft neither documents nor supports its direct use (michev.info/blog/post/5822); CIPP and others
 * use it daily. The PowerShell backend is the supported way.
 */
export class RestBackend implements ExchangeBackend {
  private readonly endpoint: AdminEndpoint;
  private running = 0;

  constructor(private readonly options: AdminEndpointOptions) {
    this.endpoint = new AdminEndpoint(options);
  }

  async *run<N extends CmdletName>(
    call: CmdletCall<N>,
    options: RunOptions = {},
  ): AsyncIterable<Row<N>> {
    checkCall(call);
    this.running += 1;
    try {
      yield* this.pages(call, options);
    } finally {
      this.running -= 1;
    }
  }

  async permittedCmdlets({ signal }: RunOptions = {}): Promise<ReadonlySet<string>> {
    const text = await this.endpoint.getModuleFile(signal);
    const body = jsonOf(text) as { value?: { exportedCmdlets?: unknown }[] } | undefined;
    const exported = body?.value?.[0]?.exportedCmdlets;
    if (typeof exported !== 'string') {
      throw new TenantFailure('exchange', 'badData', { asked: 'EXOModuleFile' });
    }
    return new Set(exported.split(',').map((name) => name.trim()));
  }

  describe(): BackendDescription {
    return {
      name: 'rest',
      target: new URL(this.options.baseUrl).host,
      executingIdentity: this.options.appId,
      running: this.running,
      waiting: 0,
    };
  }

  async close(): Promise<void> {}

  private async *pages<N extends CmdletName>(
    { cmdlet, parameters }: CmdletCall<N>,
    { signal, onWarning }: RunOptions,
  ): AsyncIterable<Row<N>> {
    const isWrite = effectOf(cmdlet) !== 'read';
    const body = {
      CmdletInput: { CmdletName: cmdlet, Parameters: parametersJson(cmdlet, parameters) },
    };
    const seen = new Set<string>();
    let next: string | undefined;
    do {
      const answer = await this.endpoint.invoke({ cmdlet, isWrite, body, next, signal });
      const page = readPage(cmdlet, isWrite, answer.status, answer.text);
      for (const warning of page.warnings) onWarning?.(cleanWords(warning));
      for (const row of page.rows) yield projectRow(cmdlet, row);
      next = page.next;
      if (next !== undefined && (seen.has(next) || seen.size > mostPages)) {
        throw new TenantFailure('exchange', 'badData', { asked: cmdlet });
      }
      if (next !== undefined) seen.add(next);
    } while (next !== undefined);
  }
}
