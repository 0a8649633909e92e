/** The prerequisites card: its lines are named as the requirements of Microsoft's 2016 page. */
export const prerequisites = {
  title: 'Prerequisites of the connector',
  hostedExchange: 'Exchange Online set up and running',
  mdmAuthority: 'Mobile device management authority',
  exchangeVersion: 'Microsoft Exchange version',
  directorySync: 'Active Directory synchronisation',
  exchangeHealth: 'Service health of Exchange Online',
  intuneHealth: 'Service health of Microsoft Intune',
  primaryAddress: 'Sign-in name and primary address',
  intuneLicence: 'Intune licences',
  allPassed: 'All prerequisites are met.',
  someFailed: 'Not all prerequisites are met.',
  someWarning: 'The prerequisites are met, but something needs a look.',
  someUnknown: 'Not every prerequisite could be checked.',
  limited:
    'Only the first {limit} people with a mailbox were looked at for addresses and licences.',
  unanswered: 'Could not be checked. {failure}',
  checkedAt: 'Checked {moment}',
} as const;
