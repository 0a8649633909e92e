/** The connection information, named as on Microsoft's 2016 page. */
export const status = {
  title: 'Exchange connection information',
  none: 'There is no connector yet.',
  connectionPending: 'The connector is approved; its first full sync has not ended well yet.',
  connected: 'The connector is connected.',
  disconnected: 'The connector is disconnected.',
  disconnectedByCommand: 'The connector was disconnected by command on {moment}.',
  disconnectedOverdue:
    'No sync has succeeded for more than 26 h, so the connector counts as disconnected.',
  state: 'Status',
  noneWord: 'none (no connector)',
  connectionPendingWord: 'connectionPending (waiting for the first full sync)',
  connectedWord: 'connected (last success less than 26 h old)',
  disconnectedWord: 'disconnected',
  type: 'Type',
  serviceToService: 'Service to Service Connector, run by this bot',
  account: 'Connector account',
  executingIdentity: 'Executing identity',
  through: 'application {identity}, through the {backend} backend',
  organization: 'Exchange organization',
  organizationAndVersion: '{organization}, version {version}',
  mdmAuthority: 'MDM authority',
  intuneRecord: "Intune's own record",
  intuneRecordNone: 'none, as is normal since March 2019',
  intuneRecordOne: '{type}, {status}, {address}, last sync {lastSync}',
  intuneRecordMore: 'and {n} more',
  lastAttempt: 'Last attempt',
  lastSuccess: 'Last successful sync',
  unread: 'could not be read: {failure}',
  nextStep:
    'Next step: see whether everything for a connector is in place. "check" looks at the prerequisites and at the rights.',
  about: "About Microsoft's connector",
  retirement:
    "Microsoft's own service-to-service connector no longer exists: new ones were disabled in February 2019, existing ones removed in March 2019. The 13 Exchange cmdlets remain. Here this bot does the connector's work with them; no Microsoft service does, and devices that only Exchange knows do not appear in Intune.",
  onPremises:
    'Mailboxes on premises are not seen by these cmdlets, and no part on premises is needed.',
} as const;
