/** Graph's words for a connector's state (`deviceManagementExchangeConnectorStatus`). */
export type ConnectorStatus = 'none' | 'connectionPending' | 'connected' | 'disconnected';

/** The connector as this bot runs it: Microsoft's own was removed in March 2019. */
export interface Connector {
  readonly id: string;
  /** The connector account: the primary SMTP address recorded at setup. */
  readonly primarySmtpAddress: string;
  readonly approvedAt: Date;
  /** When it was disconnected by command. */
  readonly disconnectedAt: Date | undefined;
  /** The newest attempt to synchronise, whatever came of it. */
  readonly lastAttempt: Date | undefined;
  readonly lastSuccess: Date | undefined;
}

/** Without a successful sync for so long a connector counts as disconnected: a daily sync and 2 hours. */
export const syncOverdueAfterMs = 26 * 60 * 60 * 1000;

/** The state of a connector at a moment. */
export function connectorStatus(connector: Connector | undefined, at: Date): ConnectorStatus {
  if (!connector) return 'none';
  if (connector.disconnectedAt) return 'disconnected';
  if (!connector.lastSuccess) return 'connectionPending';
  const age = at.getTime() - connector.lastSuccess.getTime();
  return age > syncOverdueAfterMs ? 'disconnected' : 'connected';
}
