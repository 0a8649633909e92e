import type { Connector } from '../connector/connector.js';

/** Where the bot's own record of its connector is kept. */
export interface ConnectorStore {
  /** The newest connector, also when it was disconnected; undefined when none was ever set up. */
  current(): Promise<Connector | undefined>;
  put(connector: Connector): Promise<void>;
}
