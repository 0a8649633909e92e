import { cleanWords } from '../../domain/clean-words.js';
import type { CmdletName, Row } from '../../domain/cmdlets/catalogue.js';
import { type CmdletCall, checkCall, effectOf } from '../../domain/cmdlets/cmdlet-call.js';
import { TenantFailure } from '../../domain/failure.js';
import { pagesAhead } from '../../domain/pages-ahead.js';
import type {
  BackendDescription,
  ExchangeBackend,
  RunOptions,
} from '../../domain/ports/exchange-backend.js';
import { projectRow } from '../project-row.js';
import { AdminEndpoint, type AdminEndpointOptions, type AdminRequest } from './admin-endpoint.js';
import { isObject, jsonOf } from './json.js';
import { parametersJson } from './parameters-json.js';
import { type Page, readPage } from './read-page.js';

/** More pages than any tenant has: a service that always names another is not followed for ever. */
const mostPages = 10_000;

/** More rows than any tenant has devices. */
const mostRows = 2_000_000;

/** The version of the module whose question this is; the service wants one. */
const moduleFile = 'EXOModuleFile?Version=3.9.2';

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
  ): AsyncIterable<readonly Row<N>[]> {
    checkCall(call);
    this.running += 1;
    try {
      yield* this.pages(call, options);
    } finally {
      this.running -= 1;
    }
  }

  async permittedCmdlets({ signal }: RunOptions = {}): Promise<ReadonlySet<string>> {
    const { text } = await this.endpoint.ask({
      cmdlet: 'EXOModuleFile',
      isWrite: false,
      url: this.address('v1.0', moduleFile),
      init: { method: 'GET', headers: { CommandName: '*' } },
      signal,
    });
    const body = jsonOf(text);
    const value = isObject(body) ? body['value'] : undefined;
    const [file]: unknown[] = Array.isArray(value) ? value : [];
    const exported = isObject(file) ? file['exportedCmdlets'] : undefined;
    if (typeof exported !== 'string') {
      throw new TenantFailure('exchange', 'badData', { asked: 'EXOModuleFile' });
    }
    return new Set(exported.split(',').flatMap((name) => name.trim() || []));
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

  private address(version: string, resource: string): URL {
    const { baseUrl, tenantId } = this.options;
    return new URL(`${baseUrl}/adminapi/${version}/${tenantId}/${resource}`);
  }

  private async *pages<N extends CmdletName>(
    call: CmdletCall<N>,
    { signal, onWarning }: RunOptions,
  ): AsyncIterable<readonly Row<N>[]> {
    const { cmdlet } = call;
    const seen = new Set<string>();
    let request = this.invocation(call, signal);
    const pageAt = async (next: string): Promise<Page> => {
      const isCircle = seen.has(next) || seen.size >= mostPages;
      if (isCircle || !URL.canParse(next, request.url.href)) {
        throw new TenantFailure('exchange', 'badData', { asked: cmdlet });
      }
      seen.add(next);
      // The next page is asked for by sending the same body to its link.
      request = { ...request, url: new URL(next, request.url) };
      return this.page(request);
    };
    let read = 0;
    for await (const { rows, warnings } of pagesAhead(this.page(request), pageAt)) {
      read += rows.length;
      if (read > mostRows) throw new TenantFailure('exchange', 'badData', { asked: cmdlet });
      for (const warning of warnings) onWarning?.(cleanWords(warning));
      if (rows.length > 0) yield rows.map((row) => projectRow(cmdlet, row));
    }
  }

  private async page(request: AdminRequest): Promise<Page> {
    return readPage(request, await this.endpoint.ask(request));
  }

  private invocation(
    { cmdlet, parameters }: CmdletCall,
    signal: AbortSignal | undefined,
  ): AdminRequest {
    const CmdletInput = { CmdletName: cmdlet, Parameters: parametersJson(cmdlet, parameters) };
    return {
      cmdlet,
      isWrite: effectOf(cmdlet) !== 'read',
      url: this.address('beta', 'InvokeCommand'),
      init: {
        method: 'POST',
        body: JSON.stringify({ CmdletInput }),
        headers: { 'X-CmdletName': cmdlet },
      },
      signal,
    };
  }
}
