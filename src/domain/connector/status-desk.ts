import { type Answered, answered, rowsOf } from '../checks/answered.js';
import type { ConnectorStore } from '../ports/connector-store.js';
import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { AskOptions, Intune } from '../ports/intune.js';
import { SharedReading } from '../shared-reading.js';
import { unlessGivenUp } from '../unless-given-up.js';
import type { ConnectionInformation, Read } from './connection-information.js';
import { connectorStatus } from './connector.js';

const readOf = <T, R>(answer: Answered<T>, value: (answer: T) => R): Read<R> =>
  answer.failure
    ? { read: false, failure: answer.failure }
    : { read: true, value: value(answer.value) };

/** Reads `0.20 (15.20.8158.0)`; a text of another form is shown as it is. */
const versionIn = (text: string): string => /\(([\d.]+)\)/.exec(text)?.[1] ?? text;

/** An answer of all services takes about as long. */
const longestWaitMs = 100;

/** The connection information of Microsoft's 2016 page. */
export class StatusDesk {
  private readonly reading = new SharedReading(() => this.read(), longestWaitMs);

  constructor(
    private readonly exchange: Pick<ExchangeBackend, 'run' | 'describe'>,
    private readonly intune: Intune,
    private readonly connectors: Pick<ConnectorStore, 'current'>,
    private readonly clock: () => Date,
  ) {}

  /**
   * What is known; what a service does not tell is shown as not read, and hides nothing else. It was read
   * after it was asked for, once for all who asked at about the same moment.
   */
  connectionInformation({ signal }: AskOptions = {}): Promise<ConnectionInformation> {
    return unlessGivenUp(this.reading.ask(), 'exchange', signal);
  }

  private async read(): Promise<ConnectionInformation> {
    const [connector, organization, graph, records] = await Promise.all([
      this.connectors.current(),
      answered(this.organization()),
      answered(this.intune.organization()),
      answered(this.intune.exchangeConnectors()),
    ]);
    const askedAt = this.clock();
    return {
      status: connectorStatus(connector, askedAt),
      connector,
      backend: this.exchange.describe(),
      exchange: readOf(organization, (value) => value),
      mdmAuthority: readOf(graph, ({ mdmAuthority }) => mdmAuthority),
      intuneRecords: readOf(records, (value) => value),
      askedAt,
    };
  }

  private async organization() {
    const call = { cmdlet: 'Get-OrganizationConfig', parameters: {} } as const;
    const [row] = await rowsOf(this.exchange.run(call));
    return {
      organization: row?.DisplayName ?? row?.Name ?? '',
      version: versionIn(row?.AdminDisplayVersion ?? ''),
    };
  }
}
