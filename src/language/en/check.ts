/** The check card, which joins the prerequisites and the rights of the executing identity. */
export const check = {
  title: 'Check of the connector',
  ready: 'Everything for a connector is in place.',
  notReady: 'Something stands in the way of a connector.',
  look: 'Nothing stands in the way, but something needs a look.',
  unsure: 'Not everything could be checked.',
  prerequisites: 'Prerequisites',
  permissions: 'Permissions of the executing identity',
  rights: '{n} {n:right/rights}',
  missingRights: '"check permissions" says of each what to do, and has the scripts.',
  nextAccount: 'The connector account is checked by its address: check permissions for <account>',
} as const;

/** Buttons that more than one card has. */
export const buttons = {
  checkAgain: 'Check again',
  refresh: 'Refresh',
  help: 'Help',
} as const;
