import type { CmdletName, Row } from '../cmdlets/catalogue.js';
import type { CmdletCall } from '../cmdlets/cmdlet-call.js';

export interface RunOptions {
  /** Aborting ends a read at once; a write that was already sent has the outcome `unknown`. */
  readonly signal?: AbortSignal;
  /** Called with each warning that Exchange gives beside its rows. */
  readonly onWarning?: (warning: string) => void;
}

/** What runs the cmdlets, for `health` and the connection information. */
export interface BackendDescription {
  readonly name: 'rest' | 'powershell';
  /** The address or the program that cmdlets go to; no secret in it. */
  readonly target: string;
  /** The executing identity as the tenant knows it, such as an application id. */
  readonly executingIdentity: string;
  readonly running: number;
  readonly waiting: number;
  /** Processes that run cmdlets, where there are such. */
  readonly workers?: number;
  /** Whether calls are held back because the service kept failing, and until when. */
  readonly pausedUntil?: Date;
}

/**
 * The one way to run a cmdlet. It never interprets: rows come with the catalogue's properties and no
 * others, dates as ISO 8601 in UTC, null where the service sent nothing.
 */
export interface ExchangeBackend {
  /**
   * Runs one cmdlet and streams its rows, page by page as the service hands them out; no page is empty.
   * @throws TenantFailure when Exchange does not answer as asked
   * @throws ForbiddenCall when the catalogue does not allow the call
   */
  run<N extends CmdletName>(
    call: CmdletCall<N>,
    options?: RunOptions,
  ): AsyncIterable<readonly Row<N>[]>;

  /**
   * The names of the cmdlets that the executing identity may run, as the service itself tells.
   * @throws TenantFailure when the service does not tell
   */
  permittedCmdlets(options?: RunOptions): Promise<ReadonlySet<string>>;

  describe(): BackendDescription;

  close(): Promise<void>;
}
