import type { TenantFailure } from '../failure.js';
import type { BackendDescription } from '../ports/exchange-backend.js';
import type { ExchangeConnector, MdmAuthority } from '../ports/intune.js';
import type { Connector, ConnectorStatus } from './connector.js';

/** A fact read from the tenant, or why it could not be read. */
export type Read<T> =
  | { readonly read: true; readonly value: T }
  | { readonly read: false; readonly failure: TenantFailure };

/** What `status` shows: the connector of this bot, who runs it, and Intune's own record. */
export interface ConnectionInformation {
  readonly status: ConnectorStatus;
  readonly connector: Connector | undefined;
  readonly backend: BackendDescription;
  /** Name and version of the Exchange organization. */
  readonly exchange: Read<{ readonly organization: string; readonly version: string }>;
  readonly mdmAuthority: Read<MdmAuthority>;
  readonly intuneRecords: Read<readonly ExchangeConnector[]>;
  readonly askedAt: Date;
}
