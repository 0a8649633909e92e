import type { Connector } from '../../connector/connector.js';
import type { Round, RoundsOptions } from './round.js';

/** Looks at nothing of a tenant without a connector, or with one that is disconnected. */
export const connected =
  (
    { store }: Pick<RoundsOptions, 'store'>,
    look: (connector: Connector, at: Date) => Promise<void>,
  ): Round =>
  async (at) => {
    const connector = await store.connectors.current();
    if (connector && !connector.disconnectedAt) await look(connector, at);
  };
